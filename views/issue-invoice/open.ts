import { safe } from '../../src/blocks/text.js';
import type { Actor } from '../../src/domain/people/actor.js';
import { requireRight } from '../../src/domain/people/permission.js';
import type { Opening } from '../../src/slack/edge.js';
import { findPayer } from '../flow/find-payer.js';
import type { Form, FormStart } from '../flow/open-form.js';
import { shownClub } from '../flow/shown-club.js';
import type { Surroundings } from '../flow/surroundings.js';
import { issueInvoiceTitle } from './ids.js';
import { issueInvoiceModal } from './modal.js';

async function openIssueInvoice(
  surroundings: Surroundings,
  actor: Actor,
  start: FormStart,
): Promise<Opening> {
  requireRight(actor, 'issue-invoice');
  const found = await findPayer(surroundings, actor, start);
  if (found === null) {
    const typed = start.kind === 'text' ? safe(start.text) : '';
    return {
      say: `No payer was found for “${typed}”. Type \`/issue-invoice\` alone to search in the form, or \`/issue-invoice help\`.`,
    };
  }
  const { desk, edge } = surroundings;
  const view = issueInvoiceModal({
    ...found,
    club: shownClub(desk),
    currency: desk.club.currency,
    operationId: edge.mintOperationId(),
    lineKeys: [1],
    notice: null,
  });
  return { view };
}

export const issueInvoiceForm: Form = { title: issueInvoiceTitle, start: openIssueInvoice };
