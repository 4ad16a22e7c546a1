import type { Account } from '../credit/account.js';
import type { Invoice } from '../invoices/invoice.js';
import { entryText } from './entry-text.js';
import type { UnchainedEntry } from './journal-entry.js';
import type { ChainedPlan, Change, Plan } from './plan.js';

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

/** From a document as plans made it to the same as it is stored. */
type Chained<Document> = Map<Document, Document>;

/** The change as it is stored: made from what the plans before it have left, once chained. */
function following<Document>(
  change: Change<Document> | undefined,
  chainedAs: Chained<Document>,
): Change<Document> | undefined {
  if (change === undefined || change.before === null) return change;
  return { ...change, before: chainedAs.get(change.before) ?? change.before };
}

/**
 * Chains the plans of one act, of which one may be made from what another before it leaves: their
 * documents are chained as they are stored one after another.
 */
export function chainedInTurn(plans: readonly Plan[], digest: Digest): ChainedPlan[] {
  const invoices: Chained<Invoice> = new Map();
  const accounts: Chained<Account> = new Map();
  return plans.map((plan) => {
    const invoice = following(plan.invoice, invoices);
    const account = following(plan.account, accounts);
    const made = chained(
      { ...plan, ...(invoice && { invoice }), ...(account && { account }) },
      digest,
    );
    if (invoice && made.invoice) invoices.set(invoice.after, made.invoice.after);
    if (account && made.account) accounts.set(account.after, made.account.after);
    return made;
  });
}
