import { randomUUID } from 'node:crypto';
import { chained } from '../../src/domain/books/chain.js';
import { planOpenCredit } from '../../src/domain/credit/open-credit.js';
import { issueInvoice } from '../../src/services/invoices/issue-invoice.js';
import { commitPlans } from '../../src/store/ledger/commit-plans.js';
import { digestOf } from '../../src/store/ledger/digest.js';
import { findAccount } from '../../src/store/ledger/ledger-reads.js';
import { clubId, envelope, type LedgerDesk } from './ledger-desk.js';
import { eventContext } from './rules.js';

async function addPayer({ store }: LedgerDesk, payerId: string): Promise<void> {
  const ownId = payerId.slice(clubId.length + 1);
  const contact = { clubId, payerId, ownId, name: ownId, email: null, searchWords: [] };
  await store.collections.contacts.updateOne(
    { _id: payerId },
    { $setOnInsert: contact },
    { upsert: true },
  );
}

/** Opens account credit of a payer, whom it stores where he is not; in minor units. */
export async function creditOf(
  desk: LedgerDesk,
  payerId: string,
  amount: bigint,
  expiresOn: string | null = null,
): Promise<void> {
  await addPayer(desk, payerId);
  const owner = { clubId, payerId, currency: desk.club.currency };
  const account = await findAccount(desk.store, `${payerId}:${owner.currency}`);
  const plan = planOpenCredit(
    { account, owner },
    { amount, createdOn: '2026-10-01', expiresOn },
    eventContext({ key: `open:${randomUUID()}`, now: desk.now() }),
  );
  const result = await commitPlans(desk.store, [chained(plan, digestOf)]);
  if (result.kind !== 'committed') throw new Error(`the credit was not opened: ${result.kind}`);
}

/** Issues an invoice that takes account credit by itself. */
export async function issueTo(desk: LedgerDesk, payerId: string, amount: bigint): Promise<void> {
  await addPayer(desk, payerId);
  const line = { beneficiaryId: payerId, description: 'Term', amount };
  const { currency } = desk.club;
  const input = { payerId, currency, dueOn: '2026-12-07', autoCollect: true, lines: [line] };
  await issueInvoice(desk, envelope(), input);
  await desk.store.collections.outbox.deleteMany({ 'notice.kind': 'invoice-issued' });
}

/** What each of them has in hand. */
export async function accountsOf(desk: LedgerDesk, payerIds: readonly string[]): Promise<bigint[]> {
  const ids = payerIds.map((payerId) => `${payerId}:${desk.club.currency}`);
  const found = await desk.store.collections.accounts.find({ _id: { $in: ids } }).toArray();
  return found.map(({ balance }) => balance);
}
