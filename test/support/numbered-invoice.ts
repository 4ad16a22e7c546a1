import { chained } from '../../src/domain/books/chain.js';
import { planIssueInvoice } from '../../src/domain/invoices/issue-invoice.js';
import { commitPlans } from '../../src/store/ledger/commit-plans.js';
import { digestOf } from '../../src/store/ledger/digest.js';
import { clubId, type LedgerDesk, payerId } from './ledger-desk.js';
import { eventContext, firstIssue } from './rules.js';

/** An invoice under a number that the desk itself would not give, as an import brings it. */
export async function issueNumber(
  desk: LedgerDesk,
  number: string,
  amount = 1000n,
): Promise<string> {
  const days = { sessionsBilled: null, from: null, until: null };
  const what = { productId: null, description: 'Term', amount, taxRate: null };
  const line = { line: 1, beneficiaryId: payerId, ...what, ...days };
  const id = `${clubId}:${number}`;
  const dates = { issuedOn: '2026-11-20', dueOn: '2026-12-01' };
  const invoice = { id, number, clubId, payerId, currency: 'GBP', ...dates };
  const plan = planIssueInvoice(
    firstIssue,
    { ...invoice, autoCollect: false, lines: [line] },
    eventContext({ key: `issue:${id}` }),
  );
  await commitPlans(desk.store, [chained(plan, digestOf)]);
  return id;
}
