import { chained } from '../../src/domain/books/chain.js';
import { planIssueInvoice } from '../../src/domain/invoices/issue-invoice.js';
import type { Order, Pass } from '../../src/domain/people/club-records.js';
import { commitPlans } from '../../src/store/ledger/commit-plans.js';
import { digestOf } from '../../src/store/ledger/digest.js';
import { addBooking, addEnrolment, addProduct, addSession } from './club-records.js';
import { clubId, type LedgerDesk, payerId } from './ledger-desk.js';
import { eventContext, firstIssue } from './rules.js';

export const gym = 'club:GYM';

/** Gymnastics with sessions `W1` to `W6`, Mondays at 17:00: two have begun on 23 November 2026. */
export async function addGymnastics(desk: LedgerDesk): Promise<void> {
  await addProduct(desk, 'GYM', { name: 'Gymnastics' });
  const days = ['2026-11-09', '2026-11-16', '2026-11-30', '2026-12-07', '2026-12-14', '2026-12-21'];
  for (const [place, day] of days.entries()) {
    await addSession(desk, `W${place + 1}`, { productId: gym, at: `${day}T17:00:00Z` });
  }
}

type Billed = { sessionsBilled?: number | null; from?: string | null; until?: string | null };

/** An invoice over a term of gymnastics for somebody, and on its second line `also`; its id. */
export async function billGymnastics(
  desk: LedgerDesk,
  number: string,
  bill: { contactId: string; also?: string; amount?: bigint; owner?: string } & Billed,
): Promise<string> {
  const { contactId: beneficiaryId, also, amount = 6000n, owner = payerId, ...of } = bill;
  const { sessionsBilled = 6, from = null, until = null } = of;
  const id = `${clubId}:${number}`;
  const dates = { issuedOn: '2026-11-02', dueOn: '2026-12-01', autoCollect: false };
  const invoice = { id, number, clubId, payerId: owner, currency: 'GBP', ...dates };
  const line = {
    ...{ line: 1, beneficiaryId, productId: gym, description: 'Gymnastics', amount, taxRate: null },
    ...{ sessionsBilled, from, until },
  };
  const context = eventContext({ key: `issue:${id}` });
  const lines = also === undefined ? [line] : [line, { ...line, line: 2, beneficiaryId: also }];
  const plan = planIssueInvoice(firstIssue, { ...invoice, lines }, context);
  await commitPlans(desk.store, [chained(plan, digestOf)]);
  return id;
}

/** Somebody on gymnastics with a place on each session, which the invoice paid for. */
export async function enrolOnGymnastics(
  desk: LedgerDesk,
  contactId: string,
  invoiceId: string | null,
  line = 1,
): Promise<string> {
  const paid = invoiceId === null ? {} : { paidBy: 'invoice' as const, invoiceId, line };
  const sessions = ['W1', 'W2', 'W3', 'W4', 'W5', 'W6'];
  await Promise.all(
    sessions.map((own) => addBooking(desk, { sessionId: `club:${own}`, contactId, ...paid })),
  );
  return addEnrolment(desk, { contactId, productId: gym, until: '2026-12-21' });
}

export async function addOrder(
  desk: LedgerDesk,
  ownId: string,
  order: Pick<Order, 'contactId' | 'dueOn' | 'amount'>,
): Promise<string> {
  const fields = { clubId, productId: gym, currency: 'GBP', ...order };
  await desk.store.collections.orders.insertOne({ _id: `club:${ownId}`, ...fields });
  return `club:${ownId}`;
}

export async function addPass(
  desk: LedgerDesk,
  ownId: string,
  pass: Pick<Pass, 'contactId' | 'usesLeft'>,
): Promise<string> {
  await desk.store.collections.passes.insertOne({
    ...{ _id: `club:${ownId}`, clubId, productId: gym, ...pass },
  });
  return `club:${ownId}`;
}
