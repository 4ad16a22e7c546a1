import type { Refund } from '../../domain/refunds/refund.js';
import type { Store } from '../connection.js';
import { codeOf, errorCode } from '../database-error.js';
import { fromStored } from '../stored.js';
import type { RefundSending } from './refund-sending.js';

type Claim = Pick<RefundSending, 'id' | 'clubId' | 'provider' | 'attempt'> & {
  now: Date;
  /** When another process may take it over. */
  until: Date;
};

/**
 * Takes the sending of one attempt. `first`: this attempt was never sent before; `again`: it may
 * have been sent; null: another process has it, or it is not time yet.
 */
export async function claimSending(
  store: Store,
  claim: Claim,
): Promise<{ kind: 'first' | 'again'; sending: RefundSending } | null> {
  const { id: _id, attempt, now, until, ...facts } = claim;
  const { refund_sendings } = store.collections;
  const again = await refund_sendings.findOneAndUpdate(
    { _id, attempt, nextTryAt: { $lte: now } },
    { $set: { nextTryAt: until }, $inc: { tries: 1 } },
    { returnDocument: 'after' },
  );
  if (again !== null) return { kind: 'again', sending: fromStored(again) };
  const fresh = { ...facts, attempt, sentAt: now, tries: 1, nextTryAt: until, problem: null };
  try {
    const first = await refund_sendings.findOneAndUpdate(
      { _id, attempt: { $lt: attempt } },
      { $set: fresh },
      { upsert: true, returnDocument: 'after' },
    );
    return first === null ? null : { kind: 'first', sending: fromStored(first) };
  } catch (error) {
    // This attempt, or a later one, is there and somebody else's.
    if (codeOf(error) === errorCode.duplicateKey) return null;
    throw error;
  }
}

/** Says why it is not known what became of it, and when to look again. */
export async function delaySending(
  store: Store,
  sending: RefundSending,
  { problem, nextTryAt }: Pick<RefundSending, 'problem' | 'nextTryAt'>,
): Promise<void> {
  const { id, attempt } = sending;
  await store.collections.refund_sendings.updateOne(
    { _id: id, attempt },
    { $set: { problem, nextTryAt } },
  );
}

/** Forgets a sending of which nothing was sent: the refund was settled by people meanwhile. */
export async function dropSending(
  store: Store,
  { id, attempt }: Pick<RefundSending, 'id' | 'attempt'>,
): Promise<void> {
  await store.collections.refund_sendings.deleteOne({ _id: id, attempt });
}

/** Why it is not known what became of each of these refunds, by their ids. */
export async function findProblems(
  store: Store,
  refundIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (refundIds.length === 0) return new Map();
  const query = { _id: { $in: [...refundIds] }, problem: { $ne: null } };
  const found = await store.collections.refund_sendings.find(query).toArray();
  return new Map(found.map(({ _id, problem }) => [_id, problem ?? '']));
}

/** The ids of those refunds of which this very attempt was sent, or may have been. */
export async function findMaybeSent(
  store: Store,
  refunds: readonly Pick<Refund, 'id' | 'attempt'>[],
): Promise<ReadonlySet<string>> {
  if (refunds.length === 0) return new Set();
  const query = { _id: { $in: refunds.map(({ id }) => id) } };
  const found = await store.collections.refund_sendings.find(query).toArray();
  const attempts = new Map(found.map(({ _id, attempt }) => [_id, attempt]));
  return new Set(refunds.filter((one) => attempts.get(one.id) === one.attempt).map(({ id }) => id));
}
