import { randomUUID } from 'node:crypto';
import type { ApprovalRequest } from '../../src/domain/approvals/request.js';
import { SecondPersonNeeded } from '../../src/domain/approvals/second-person-needed.js';
import type { Promised } from '../../src/domain/books/promise.js';
import type { Actor, Role } from '../../src/domain/people/actor.js';
import { askSecondPerson } from '../../src/services/approvals/ask.js';
import { bookOrAsk } from '../../src/services/approvals/book-or-ask.js';
import { approveRequest } from '../../src/services/approvals/decide.js';
import { reviewRequest } from '../../src/services/approvals/review.js';
import type { Envelope } from '../../src/services/books/envelope.js';
import { type LedgerDesk, raise } from './ledger-desk.js';

export function person(userId: string, ...roles: Role[]): Extract<Actor, { kind: 'staff' }> {
  return { kind: 'staff', userId, roles };
}

export const olive = person('UOLIVE', 'operator');
export const anna = person('UANNA', 'approver');
export const ben = person('UBEN', 'approver');

/** The desk with a threshold of 100.00. */
export function withThreshold(desk: LedgerDesk, thresholdMinor: bigint | null = 10_000n): void {
  desk.approvals = { thresholdMinor, singleHanded: false };
}

/** What the gate says of an act; fails where one person may do it. */
export async function stoppedBy(work: Promise<unknown>): Promise<SecondPersonNeeded> {
  try {
    await work;
  } catch (error) {
    if (error instanceof SecondPersonNeeded) return error;
    throw error;
  }
  throw new Error('nobody stopped it');
}

/** Sends a form: it books, or a second person is asked for it. */
export async function askOrBook(
  desk: LedgerDesk,
  envelope: Envelope,
  act: () => Promise<unknown>,
): Promise<void> {
  await bookOrAsk(desk, envelope, { act });
}

/** Does what one person may not do alone, and asks a second one as the form would. */
export async function asked(
  desk: LedgerDesk,
  act: (actor: Actor, operationId: string) => Promise<unknown>,
  actor: Actor = olive,
): Promise<ApprovalRequest> {
  const operationId = randomUUID();
  const needed = await stoppedBy(act(actor, operationId));
  return askSecondPerson(desk, { actor, operationId }, needed);
}

export function askedRaise(
  desk: LedgerDesk,
  invoiceId: string,
  amount: bigint,
  actor: Actor = olive,
): Promise<ApprovalRequest> {
  return asked(
    desk,
    (by, operationId) => raise(desk, invoiceId, amount, { actor: by, operationId }),
    actor,
  );
}

/** What a review shows now, to approve just that. */
export async function saidNow(
  desk: LedgerDesk,
  requestId: string,
  actor: Actor = anna,
): Promise<Promised> {
  return (await reviewRequest(desk, actor, requestId)).now?.promised ?? {};
}

export async function approve(desk: LedgerDesk, requestId: string, actor: Actor = anna) {
  const said = await saidNow(desk, requestId, actor);
  return approveRequest(desk, actor, { requestId, comment: '', said });
}
