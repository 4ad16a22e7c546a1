import { safe } from '../../src/blocks/text.js';
import type { Actor } from '../../src/domain/people/actor.js';
import { requireRight } from '../../src/domain/people/permission.js';
import { readInvoiceFacts } from '../../src/services/invoices/invoice-facts.js';
import { readPayerFacts } from '../../src/services/people/payer-facts.js';
import type { Opening } from '../../src/slack/edge.js';
import { findPayer } from '../flow/find-payer.js';
import type { Form, FormStart } from '../flow/open-form.js';
import { shownClub } from '../flow/shown-club.js';
import type { Surroundings } from '../flow/surroundings.js';
import { applyCreditTitle } from './ids.js';
import { applyCreditModal } from './modal.js';

/** A record to begin with is an invoice: its payer is chosen with it. */
async function startOf(surroundings: Surroundings, actor: Actor, start: FormStart) {
  if (start.kind !== 'record') {
    const found = await findPayer(surroundings, actor, start);
    return found === null ? null : { ...found, chosen: null };
  }
  const { desk } = surroundings;
  const chosen = await readInvoiceFacts(desk, actor, start.id);
  const payer = await readPayerFacts(desk, actor, chosen.invoice.payerId);
  return { payer, search: '', chosen };
}

async function openApplyCredit(
  surroundings: Surroundings,
  actor: Actor,
  start: FormStart,
): Promise<Opening> {
  requireRight(actor, 'apply-credit');
  const found = await startOf(surroundings, actor, start);
  if (found === null) {
    const typed = start.kind === 'text' ? safe(start.text) : '';
    return {
      say: `No payer was found for “${typed}”. Type \`/apply-credit\` alone to search in the form, or \`/apply-credit help\`.`,
    };
  }
  const { desk, edge } = surroundings;
  const beneath = start.kind === 'record' ? start.beneath : null;
  const form = { ...found, operationId: edge.mintOperationId(), notice: null, beneath };
  return { view: applyCreditModal({ club: shownClub(desk), ...form }) };
}

export const applyCreditForm: Form = { title: applyCreditTitle, start: openApplyCredit };
