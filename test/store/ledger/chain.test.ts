import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { chained, chainedInTurn } from '../../../src/domain/books/chain.js';
import type { ChainedPlan, Plan } from '../../../src/domain/books/plan.js';
import { planApplyCredit } from '../../../src/domain/credit/apply-credit.js';
import { CreditError } from '../../../src/domain/errors.js';
import { planIssueInvoice } from '../../../src/domain/invoices/issue-invoice.js';
import { createPayerQueue } from '../../../src/services/books/payer-queue.js';
import { connectStore } from '../../../src/store/connection.js';
import { commitPlans } from '../../../src/store/ledger/commit-plans.js';
import { digestOf } from '../../../src/store/ledger/digest.js';
import {
  findAccount,
  findEntriesOfInvoice,
  findInvoice,
  findMovements,
} from '../../../src/store/ledger/ledger-reads.js';
import {
  apply,
  auditDifferences,
  issue,
  type LedgerDesk,
  openCredit,
  openLedgerDesk,
  startAfresh,
  tally,
} from '../../support/ledger-desk.js';
import { book, bookTogether, emptyBooks } from '../../support/memory-books.js';
import { type Act, anAct, planAct } from '../../support/random-acts.js';
import { anInvoice, eventContext, firstIssue, owner } from '../../support/rules.js';

async function stored<Found>(reading: Promise<Found | null>): Promise<Found> {
  const found = await reading;
  if (found === null) throw new Error('it was stored before');
  return found;
}

let desk: LedgerDesk;
/** The same books in another process: connections of its own, and turns of its own. */
let elsewhere: LedgerDesk;
beforeAll(async () => {
  desk = await openLedgerDesk();
  const store = await connectStore(desk.uri);
  elsewhere = { ...desk, store, queue: createPayerQueue() };
});
beforeEach(() => startAfresh(desk));
afterAll(async () => {
  await elsewhere.store.close();
  await desk.close();
});

function issuePlan(number: number): Plan {
  const id = `club:INV-${number}`;
  const { lines, issuedOn, dueOn } = anInvoice([600n, 400n], { id });
  const request = { ...owner, id, number: `INV-${number}`, issuedOn, dueOn, lines };
  const context = eventContext({ key: `issue:${id}` });
  return planIssueInvoice(firstIssue, { ...request, autoCollect: true }, context);
}

/** The empty account that books in memory begin with is not stored anywhere. */
function firstOfAccount(plan: Plan): Plan {
  if (plan.account?.before?.seq !== 0n) return plan;
  return { ...plan, account: { ...plan.account, before: null } };
}

/** Two invoices and what was done to them, as the rules planned it one after another in memory. */
function plansOf(acts: readonly Act[]): Plan[] {
  const plans = [issuePlan(1), issuePlan(2)];
  let books = plans.reduce(book, emptyBooks());
  for (const act of acts) {
    try {
      const made = chainedInTurn(planAct(books, act), digestOf);
      books = bookTogether(books, made);
      plans.push(...made.map(firstOfAccount));
    } catch (error) {
      if (!(error instanceof CreditError)) throw error;
    }
  }
  return plans;
}

async function written() {
  const { journal, invoices, accounts } = desk.store.collections;
  return {
    journal: await journal.find().sort({ _id: 1 }).toArray(),
    invoices: await invoices.find().sort({ _id: 1 }).toArray(),
    accounts: await accounts.find().sort({ _id: 1 }).toArray(),
  };
}

/** The plan as it would be made by a process that reads what is stored, and nothing else. */
async function madeFromStored(plan: Plan): Promise<ChainedPlan> {
  const { store } = desk;
  const { invoice, account } = plan;
  const before = {
    invoice: invoice && (await findInvoice(store, invoice.after.id)),
    account: account && (await findAccount(store, account.after.id)),
  };
  return chained(
    {
      ...plan,
      ...(invoice && { invoice: { ...invoice, before: before.invoice ?? null } }),
      ...(account && { account: { ...account, before: before.account ?? null } }),
    },
    digestOf,
  );
}

describe('a batch of events of one payer', () => {
  it('chains as single commits would, each made from what is stored', async () => {
    let entries = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(anAct, { minLength: 5, maxLength: 25 }), async (acts) => {
        const plans = plansOf(acts);
        await startAfresh(desk);
        for (const plan of plans) {
          expect(await commitPlans(desk.store, [await madeFromStored(plan)])).toEqual({
            kind: 'committed',
          });
        }
        const single = await written();
        expect(await auditDifferences(desk)).toEqual([]);
        await startAfresh(desk);
        const batch = plans.map((plan) => chained(plan, digestOf));
        expect(await commitPlans(desk.store, batch)).toEqual({ kind: 'committed' });
        expect(await written()).toEqual(single);
        entries += single.journal.length;
      }),
      { numRuns: 12 },
    );
    expect(entries).toBeGreaterThan(30);
  });
});

describe('two processes that have read the same newest entry', () => {
  it('cannot both book after it, on an invoice or on an account', async () => {
    const invoiceId = await issue(desk, 1000n);
    const other = await issue(desk, 1000n);
    await openCredit(desk, 500n);
    const state = {
      invoice: await stored(findInvoice(desk.store, invoiceId)),
      account: await stored(findAccount(desk.store, `${owner.payerId}:GBP`)),
    };
    const another = { ...state, invoice: await stored(findInvoice(desk.store, other)) };
    const plans = [
      planApplyCredit(state, { amount: 100n }, eventContext()),
      planApplyCredit(state, { amount: 200n }, eventContext()),
      // On another invoice, so that only the account stands between them.
      planApplyCredit(another, { amount: 300n }, eventContext()),
    ].map((plan) => chained(plan, digestOf));
    const results = await Promise.all(
      plans.map((plan, index) => commitPlans(index === 1 ? elsewhere.store : desk.store, [plan])),
    );
    expect(results.map(({ kind }) => kind).sort()).toEqual(['committed', 'stale', 'stale']);
    expect(await auditDifferences(desk)).toEqual([]);
  });

  it('end in one chain when each plans again after it was beaten', async () => {
    const invoiceId = await issue(desk, 1000n);
    await openCredit(desk, 1000n);
    const desks = [desk, elsewhere, desk, elsewhere, desk, elsewhere];
    // Who was beaten six times is refused, and presses again.
    const press = async (each: LedgerDesk, presses = 20): Promise<void> => {
      const { accepted, refused } = await tally([apply(each, invoiceId, 100n)]);
      if (accepted === 1) return;
      expect([refused, presses > 0]).toEqual([{ 'stale-plan': 1 }, true]);
      await press(each, presses - 1);
    };
    await Promise.all(desks.map((each) => press(each)));
    const entries = await findEntriesOfInvoice(desk.store, invoiceId);
    expect(entries.map(({ invoiceSeq }) => invoiceSeq)).toEqual([1n, 2n, 3n, 4n, 5n, 6n, 7n]);
    expect(await auditDifferences(desk)).toEqual([]);
  });
});

describe('the history of an invoice and the movements of an account', () => {
  it('stand in the order of booking, whatever the clocks say', async () => {
    const invoiceId = await issue(desk, 1000n);
    await openCredit(desk, 500n);
    desk.clock.now = new Date('2026-11-23T12:00:00Z');
    await apply(desk, invoiceId, 100n);
    // A process whose clock is an hour behind.
    desk.clock.now = new Date('2026-11-23T11:00:00Z');
    await apply(desk, invoiceId, 200n);
    desk.clock.now = new Date('2026-11-23T10:00:00Z');
    const history = await findEntriesOfInvoice(desk.store, invoiceId);
    expect(history.map(({ outcome }) => outcome.outstanding)).toEqual([1000n, 900n, 700n]);
    const account = { ...owner };
    const movements = await findMovements(desk.store, account, { from: 0n, to: 10n });
    expect(movements.map(({ outcome }) => outcome.balance)).toEqual([200n, 400n, 500n]);
    const older = await findMovements(desk.store, account, { from: 1n, to: 2n });
    expect(older.map(({ outcome }) => outcome.balance)).toEqual([400n]);
  });

  it('are read through an index that is in that order already', async () => {
    const { journal } = desk.store.collections;
    const history = journal.find({ 'refs.invoiceId': 'club:INV-1' }).sort({ invoiceSeq: 1 });
    const movements = journal
      .find({ ...owner, accountSeq: { $gt: 0n, $lt: 9n } })
      .sort({ accountSeq: -1 });
    for (const cursor of [history, movements]) {
      const { winningPlan } = (await cursor.explain()).queryPlanner;
      expect(JSON.stringify(winningPlan)).toContain('IXSCAN');
      expect(JSON.stringify(winningPlan)).not.toContain('SORT');
    }
  });
});
