import type { types, ViewOutput } from '@slack/bolt';
import { FieldErrors } from '../../src/blocks/field-errors.js';
import type { Actor } from '../../src/domain/people/actor.js';
import { requireRight } from '../../src/domain/people/permission.js';
import { issueInvoice } from '../../src/services/invoices/issue-invoice.js';
import { tellLateOutcome } from '../../src/services/notices/late-outcome.js';
import { type PayerFacts, readPayerFacts } from '../../src/services/people/payer-facts.js';
import type { Outcome } from '../../src/slack/answer/answer-submission.js';
import type { SubmitHandler } from '../../src/slack/receive/handlers.js';
import { shownClub } from '../flow/shown-club.js';
import type { Surroundings } from '../flow/surroundings.js';
import { issueInvoiceButton, issueInvoiceIds } from './ids.js';
import { issueInvoiceMetadata, issueInvoiceModal } from './modal.js';
import { readIssueInvoice, readPayer } from './read.js';
import { issuedModal, issuedOutcome } from './result.js';

type Answer = { view: types.ModalView; told: Outcome };

const lookFirst =
  'The form was still showing another family. Check for whom each line is, then press Issue invoice again.';

function showAgain({ desk }: Surroundings, view: ViewOutput, payer: PayerFacts): Answer {
  const { operationId, search, lineKeys } = issueInvoiceMetadata.read(view.private_metadata);
  const form = { club: shownClub(desk), currency: desk.club.currency, operationId, search };
  return {
    view: issueInvoiceModal({ ...form, payer, lineKeys, notice: lookFirst }),
    told: { title: 'No invoice was issued', text: `${lookFirst} Nothing was booked.` },
  };
}

async function decide(surroundings: Surroundings, actor: Actor, view: ViewOutput): Promise<Answer> {
  const { desk } = surroundings;
  requireRight(actor, 'issue-invoice');
  const metadata = issueInvoiceMetadata.read(view.private_metadata);
  const { id: clubId, locale, currency } = desk.club;
  const payerId = readPayer(view.state.values, clubId);
  if (payerId === null) throw new FieldErrors({ [issueInvoiceIds.payer]: 'Choose the payer.' });
  const payer = await readPayerFacts(desk, actor, payerId);
  if (metadata.payerId !== payerId) return showAgain(surroundings, view, payer);
  const club = shownClub(desk);
  const { operationId, lineKeys } = metadata;
  const options = { clubId, locale, currency, today: club.today, payerId, lineKeys };
  const request = readIssueInvoice(view.state.values, options);
  const envelope = { actor, operationId };
  const issued = await issueInvoice(desk, envelope, { payerId, currency, ...request });
  const available = payer.credit.find((one) => one.currency === currency)?.available ?? 0n;
  const { dueOn } = request;
  const result = { ...issued, club, payerName: payer.payer.name, available, dueOn };
  return { view: issuedModal(result), told: issuedOutcome(result) };
}

export function createIssueInvoiceSubmit(surroundings: Surroundings): SubmitHandler {
  const { desk, edge } = surroundings;
  return async function submitIssueInvoice({ ack, body, view }) {
    await edge.answerSubmission({
      ack,
      body,
      what: 'Your invoice',
      button: issueInvoiceButton,
      fields: { contact: issueInvoiceIds.payer },
      work: async () => decide(surroundings, await edge.actorFor(body), view),
      tellLate: (outcome) => {
        const { operationId } = issueInvoiceMetadata.read(view.private_metadata);
        return tellLateOutcome(desk, { operationId, userId: body.user.id, ...outcome });
      },
    });
  };
}
