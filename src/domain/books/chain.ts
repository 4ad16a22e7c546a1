import type { Account } from '../credit/account.js';
import type { Invoice } from '../invoices/invoice.js';
import { entryText } from './entry-text.js';
import type { JournalEntry, UnchainedEntry } from './journal-entry.js';
import type { ChainedPlan, Change, Plan } from './plan.js';

/** Turns a text into a short digest of it; handed in, since the rules have no cryptography. */
export type Digest = (text: string) => string;

/** The newest entry so far of the invoice and of the account that a plan changes. */
type Heads = { onInvoice: string | null; onAccount: string | null };

/** What the event follows: the newest entry of its invoice, and that of the account it changes. */
function placeOf(entry: UnchainedEntry, { invoice, account }: Plan, heads: Heads) {
  const { invoiceId } = entry.refs;
  const isOnAccount = entry.accountSeq !== null;
  if (invoiceId === undefined && account !== undefined) {
    return { previous: heads.onAccount, previousOnAccount: null };
  }
  if (invoice === undefined || invoice.after.id !== invoiceId) {
    throw new Error(`${entry.id} changes nothing that it could be chained to`);
  }
  return {
    previous: heads.onInvoice,
    previousOnAccount: isOnAccount ? heads.onAccount : null,
  };
}

/**
 * Gives the plan's entries their places, each behind the one before it, and the documents that
 * they change the digest of the last. Plans of a batch are chained one after another, each made from
 * what the one before left behind: so a batch chains as single commits would.
 */
export function chained(plan: Plan, digest: Digest): ChainedPlan {
  const { preceding, ...rest } = plan;
  if (rest.entry === null) return { ...rest, entry: null };
  const { invoice, account } = rest;
  const heads: Heads = {
    onInvoice: invoice?.before?.headDigest ?? null,
    onAccount: account?.before?.headDigest ?? null,
  };
  const place = (one: UnchainedEntry): JournalEntry => {
    const placed = { ...one, ...placeOf(one, plan, heads) };
    const made = digest(entryText(placed));
    if (placed.refs.invoiceId !== undefined) heads.onInvoice = made;
    if (placed.accountSeq !== null) heads.onAccount = made;
    return placed;
  };
  const before = preceding?.map(place);
  const entry = place(rest.entry);
  const { onInvoice, onAccount } = heads;
  return {
    ...rest,
    entry,
    ...(before && { preceding: before }),
    ...(invoice && { invoice: { ...invoice, after: { ...invoice.after, headDigest: onInvoice } } }),
    ...(account && { account: { ...account, after: { ...account.after, headDigest: onAccount } } }),
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
