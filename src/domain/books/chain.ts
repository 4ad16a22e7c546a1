import { entryText } from './entry-text.js';
import type { UnchainedEntry } from './journal-entry.js';
import type { ChainedPlan, Plan } from './plan.js';

/** Turns a text into a short digest of it; handed in, since the rules have no cryptography. */
export type Digest = (text: string) => string;

/** What the event follows: the newest entry of its invoice, and that of the account it changes. */
function placeOf(entry: UnchainedEntry, { invoice, account }: Plan) {
  const onAccount = account?.before?.headDigest ?? null;
  const { invoiceId } = entry.refs;
  if (invoiceId === undefined && account !== undefined) {
    return { previous: onAccount, previousOnAccount: null };
  }
  if (invoice === undefined || invoice.after.id !== invoiceId) {
    throw new Error(`${entry.id} changes nothing that it could be chained to`);
  }
  return { previous: invoice.before?.headDigest ?? null, previousOnAccount: onAccount };
}

/**
 * Gives the plan's entry its place behind the one before it, and the documents that it changes the
 * digest of it. Plans of a batch are chained one after another, each made from what the one before
 * left behind: so a batch chains as single commits would.
 */
export function chained(plan: Plan, digest: Digest): ChainedPlan {
  if (plan.entry === null) return { ...plan, entry: null };
  const entry = { ...plan.entry, ...placeOf(plan.entry, plan) };
  const headDigest = digest(entryText(entry));
  const { invoice, account } = plan;
  return {
    ...plan,
    entry,
    ...(invoice && { invoice: { ...invoice, after: { ...invoice.after, headDigest } } }),
    ...(account && { account: { ...account, after: { ...account.after, headDigest } } }),
  };
}
