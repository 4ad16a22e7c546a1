import type { ActInput } from '../../domain/approvals/request.js';
import { OnlyPlanned, SecondPersonNeeded } from '../../domain/approvals/second-person-needed.js';
import { refuse } from '../../domain/errors.js';
import { forgetReason } from '../../domain/forgetting/forgotten.js';
import { plannedForgetting } from '../../domain/forgetting/planned-forgetting.js';
import { requireForgettable } from '../../domain/forgetting/require-forgettable.js';
import type { Contact } from '../../domain/people/club-records.js';
import { requireRight } from '../../domain/people/permission.js';
import { ownId } from '../../domain/record-id.js';
import {
  type ForgettingWrite,
  forgetInOne,
  isForgottenBy,
} from '../../store/forgetting/write-forgetting.js';
import { findTurn, secondPersonTurnId } from '../../store/ledger/turns.js';
import { inputReader } from '../approvals/act-input.js';
import type { Envelope } from '../books/envelope.js';
import { hashRequest } from '../books/request-hash.js';
import type { Desk } from '../desk.js';
import { momentOf } from '../desk-day.js';
import { noticesToFinance } from '../notices/notices-to-finance.js';
import { deskEvent } from '../trail/desk-event.js';

const act = 'forget-person' as const;

type Input = { contactId: string };

function planned(desk: Desk, contact: Contact) {
  return plannedForgetting(contact, { currency: desk.club.currency, today: momentOf(desk).today });
}

/** What one person may not do alone, to be asked for. */
async function secondPersonNeeded(
  desk: Desk,
  { operationId }: Envelope,
  contact: Contact,
): Promise<SecondPersonNeeded> {
  const { id: contactId } = contact;
  const need = { why: 'always', amount: 0n, alone: 0n, currency: desk.club.currency } as const;
  const reason = forgetReason;
  const input = { contactId, reason };
  const requestHash = hashRequest({ ...input, act, operationId });
  const tried = { act, input, reason, requestHash, planned: planned(desk, contact) };
  const turn = await findTurn(desk.store, secondPersonTurnId(contactId));
  return new SecondPersonNeeded(need, tried, turn);
}

/** What is written when it is done, by one person alone or approved by a second. */
function writeOf(desk: Desk, envelope: Envelope, contact: Contact): ForgettingWrite {
  const { actor, operationId, approval } = envelope;
  const id = `forget:${operationId}`;
  const event = {
    ...deskEvent(desk, actor, {
      id,
      act,
      payerId: contact.id,
      subject: `contact ${contact.ownId}`,
    }),
    approvedBy:
      approval?.kind === 'approved' ? ({ kind: 'staff', id: approval.by } as const) : null,
  };
  if (approval?.kind === 'approved') {
    return { event, requestChange: approval.requestChange, outbox: approval.outbox };
  }
  const { ownId: contactNumber } = contact;
  const told = { kind: 'person-forgotten', contactNumber, byUserId: event.actor.id } as const;
  const outbox = noticesToFinance(desk, id, [{ ...told, singleHanded: true }]);
  return { event, requestChange: null, outbox };
}

/**
 * Forgets somebody: the name goes at once, all words about them right after it. The books and their
 * digests stay. A second person always approves it, but in a club that has none.
 * @throws CreditError `not-allowed`, `not-found`, those of `requireForgettable`;
 * SecondPersonNeeded; OnlyPlanned; RequestNotOpen
 */
export async function forgetPerson(
  desk: Desk,
  envelope: Envelope,
  { contactId }: Input,
): Promise<void> {
  const { actor, operationId, approval } = envelope;
  requireRight(actor, act);
  if (await isForgottenBy(desk.store, `forget:${operationId}`)) return;
  const { now, today } = momentOf(desk);
  const clubId = desk.club.id;
  const seen: { contact: Contact | null } = { contact: null };
  const isAlone = approval === undefined && !desk.approvals.singleHanded;
  const which = { clubId, contactId, now, today, requestId: operationId };
  await forgetInOne(desk.store, which, (read) => {
    if (read === null)
      return refuse('not-found', { what: 'contact', id: ownId(clubId, contactId) });
    requireForgettable(read.facts, today);
    seen.contact = read.contact;
    if (approval?.kind === 'look') throw new OnlyPlanned(planned(desk, read.contact), null);
    return isAlone ? null : writeOf(desk, envelope, read.contact);
  });
  if (isAlone && seen.contact !== null) {
    throw await secondPersonNeeded(desk, envelope, seen.contact);
  }
  desk.wake('forget-people');
  desk.wake('outbox');
}

/** The same for a request, with its inputs as they were stored. */
export function runForgetPerson(desk: Desk, envelope: Envelope, input: ActInput): Promise<void> {
  return forgetPerson(desk, envelope, { contactId: inputReader(input).text('contactId') });
}
