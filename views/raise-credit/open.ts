import { safe } from '../../src/blocks/text.js';
import { CreditError } from '../../src/domain/errors.js';
import type { Actor } from '../../src/domain/people/actor.js';
import { requireRight } from '../../src/domain/people/permission.js';
import { type InvoiceFacts, readInvoiceFacts } from '../../src/services/invoices/invoice-facts.js';
import { findInvoiceIdByNumber, offerInvoices } from '../../src/services/people/search.js';
import type { Opening } from '../../src/slack/edge.js';
import type { Form, FormStart } from '../flow/open-form.js';
import { shownClub } from '../flow/shown-club.js';
import type { Surroundings } from '../flow/surroundings.js';
import { raiseCreditTitle } from './ids.js';
import { raiseCreditModal } from './modal.js';

async function factsOrNull(
  { desk }: Surroundings,
  actor: Actor,
  invoiceId: string,
): Promise<InvoiceFacts | null> {
  try {
    return await readInvoiceFacts(desk, actor, invoiceId);
  } catch (error) {
    if (error instanceof CreditError && error.code === 'not-found') return null;
    throw error;
  }
}

type Start = { chosen: InvoiceFacts | null; search: string };

/** What was typed is a number, or words of names; null when nothing is found for it. */
async function startFromText(
  surroundings: Surroundings,
  actor: Actor,
  text: string,
): Promise<Start | null> {
  const { desk } = surroundings;
  const invoiceId = await findInvoiceIdByNumber(desk, actor, text);
  const exact = invoiceId === null ? null : await factsOrNull(surroundings, actor, invoiceId);
  if (exact !== null) return { chosen: exact, search: '' };
  const search = { text, status: null, payerId: null, limit: 2 };
  const [first, second] = await offerInvoices(desk, actor, search);
  if (first === undefined) return null;
  if (second !== undefined) return { chosen: null, search: text };
  return { chosen: await factsOrNull(surroundings, actor, first.invoice.id), search: '' };
}

async function startOf(
  surroundings: Surroundings,
  actor: Actor,
  start: FormStart,
): Promise<Start | null> {
  switch (start.kind) {
    case 'empty':
      return { chosen: null, search: '' };
    case 'text':
      return startFromText(surroundings, actor, start.text);
    case 'record':
      return { chosen: await readInvoiceFacts(surroundings.desk, actor, start.id), search: '' };
    default:
      return start satisfies never;
  }
}

async function openRaiseCredit(
  surroundings: Surroundings,
  actor: Actor,
  start: FormStart,
): Promise<Opening> {
  requireRight(actor, 'raise-credit');
  const found = await startOf(surroundings, actor, start);
  if (found === null) {
    const typed = start.kind === 'text' ? safe(start.text) : '';
    return {
      say: `No invoice was found for “${typed}”: neither a number nor a name begins like that. Type \`/credit\` alone to search in the form, or \`/credit help\`.`,
    };
  }
  const { desk, edge } = surroundings;
  const operationId = edge.mintOperationId();
  const beneath = start.kind === 'record' ? start.beneath : null;
  const form = { ...found, operationId, line: null, typed: null, notice: null, lookAlike: null };
  return { view: raiseCreditModal({ club: shownClub(desk), ...form, beneath }) };
}

export const raiseCreditForm: Form = { title: raiseCreditTitle, start: openRaiseCredit };
