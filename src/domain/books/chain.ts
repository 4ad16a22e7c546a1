import { entryText } from './entry-text.js';
import type { UnchainedEntry } from './journal-entry.js';
import type { ChainedPlan, Plan } from './plan.js';

/** Turns a text into a short digest of it; handed in, since the rules have no cryptography. */
export type Digest = (text: string) => string;

/**
 * What the event follows: the newest entry of its invoice, which may be one that is booked just
 * before it (`onInvoice`), and that of the account it changes.
 */
function placeOf(entry: UnchainedEntry, { invoice, account }: Plan, onInvoice: string | null) {
  const onAccount = account?.before?.headDigest ?? null;
  const { invoiceId } = entry.refs;
  if (invoiceId === undefined && account !== undefined) {
    return { previous: onAccount, previousOnAccount: null };
  }
  if (invoice === undefined || invoice.after.id !== invoiceId) {
    throw new Error(`${entry.id} changes nothing that it could be chained to`);
  }
  return { previous: onInvoice, previousOnAccount: onAccount };
}

/**
 * Gives the plan's entries their places, each behind the one before it, and the documents that
 * they change the digest of the last; what precedes an entry changes its invoice alone. Plans of a
 * batch are chained one after another, each made from what the one before left behind: so a batch
 * chains as single commits would.
 */
export function chained(plan: Plan, digest: Digest): ChainedPlan {
  const { preceding, ...rest } = plan;
  if (rest.entry === null) return { ...rest, entry: null };
  const { invoice, account } = rest;
  let onInvoice = invoice?.before?.headDigest ?? null;
  const before = preceding?.map((one) => {
    const placed = { ...one, previous: onInvoice, previousOnAccount: null };
    onInvoice = digest(entryText(placed));
    return placed;
  });
  const entry = { ...rest.entry, ...placeOf(rest.entry, plan, onInvoice) };
  const headDigest = digest(entryText(entry));
  return {
    ...rest,
    entry,
    ...(before && { preceding: before }),
    ...(invoice && { invoice: { ...invoice, after: { ...invoice.after, headDigest } } }),
    ...(account && { account: { ...account, after: { ...account.after, headDigest } } }),
  };
}
