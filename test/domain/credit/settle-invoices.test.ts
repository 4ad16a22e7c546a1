import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { consequencesOf } from '../../../src/domain/books/consequences.js';
import { asOne, type Plan } from '../../../src/domain/books/plan.js';
import { promiseOf } from '../../../src/domain/books/promise.js';
import { shownFacts } from '../../../src/domain/books/shown-facts.js';
import type { Account } from '../../../src/domain/credit/account.js';
import { planAutomaticUse } from '../../../src/domain/credit/apply-credit.js';
import { promisedRaise } from '../../../src/domain/credit/promised-amounts.js';
import { planRaiseCredit } from '../../../src/domain/credit/raise-credit.js';
import {
  mostSettled,
  planSettling,
  settleable,
} from '../../../src/domain/credit/settle-invoices.js';
import { settledBy } from '../../../src/domain/credit/settled.js';
import type { Invoice } from '../../../src/domain/invoices/invoice.js';
import { anAccount, anInvoice, eventContext, sweep, today } from '../../support/rules.js';

const digestOf = (text: string) => text;

type Kind = 'open' | 'due' | 'by hand' | 'pending' | 'void' | 'written off' | 'importing' | 'euro';

const kinds: readonly Kind[] = [
  ...['open', 'open', 'due', 'due', 'by hand'],
  ...['pending', 'void', 'written off', 'importing', 'euro'],
] as const;

const somebody = fc.record({
  /** What is owed on the invoice that is credited; its total is 1,000. */
  owed: fc.bigInt(0n, 1_000n),
  amount: fc.bigInt(1n, 1_000n),
  /** Credit from before, which the sweep may spend on what is due. */
  older: fc.bigInt(0n, 900n),
  others: fc.array(
    fc.record({
      kind: fc.constantFrom(...kinds),
      owed: fc.bigInt(1n, 400n),
      minute: fc.integer({ min: 0, max: 5 }),
    }),
    { maxLength: 14 },
  ),
});

type Somebody = typeof somebody extends fc.Arbitrary<infer Value> ? Value : never;

function otherInvoice({ kind, owed, minute }: Somebody['others'][number], place: number): Invoice {
  const made = anInvoice([owed], {
    ...{ id: `club:INV-${place + 2}`, autoCollect: kind !== 'by hand' },
    autoApply: kind === 'due' ? 'due' : 'done',
    ...(kind === 'void' ? { voidedOn: today, overpaymentMoved: owed } : {}),
    ...(kind === 'written off' ? { writtenOff: 1n, total: owed + 1n } : {}),
    ...(kind === 'pending'
      ? { pendingPayments: [{ paymentId: 'p', amount: 1n, provider: 'bank', since: today }] }
      : {}),
  });
  return {
    ...made,
    recordedAt: new Date(Date.UTC(2026, 10, 1, 10, minute)),
    ...(kind === 'importing' ? { importing: true as const } : {}),
    ...(kind === 'euro' ? { currency: 'EUR' } : {}),
  };
}

function stateOf({ owed, older, others }: Somebody) {
  const account = older === 0n ? null : anAccount({ lotId: 'older', amount: older });
  const invoice = anInvoice([1_000n], { paid: 1_000n - owed, autoApply: 'done' });
  return { invoice, account, others: others.map(otherInvoice) };
}

type State = ReturnType<typeof stateOf>;

/** The invoice itself is among what is read, as it was before its credit. */
function openOf({ invoice, account, others }: State) {
  const about = { currency: invoice.currency, exceptId: invoice.id };
  return settleable([...others, invoice], account, about);
}

function raisedAndUsed(state: State, amount: bigint): Plan[] {
  const words = { line: null, noteToCustomer: '', notifyCustomer: false };
  const raised = planRaiseCredit(state, { ...words, amount }, eventContext());
  const { account, note } = raised;
  if (account === undefined) return [raised];
  const used = { open: openOf(state), account: account.after, lotId: note.id };
  return [raised, ...planSettling(used, () => eventContext())];
}

/** The payer's account and invoices after the sweep came by. */
function swept({ account, others, ...state }: State): State {
  let left: Account | null = account;
  const after = [...others]
    .sort((one, other) => one.recordedAt.getTime() - other.recordedAt.getTime())
    .map((invoice) => {
      const context = eventContext({ actor: sweep });
      const plan = planAutomaticUse({ invoice, account: left }, context);
      left = plan?.account?.after ?? left;
      return plan?.invoice?.after ?? invoice;
    });
  return { ...state, account: left, others: after };
}

function afterwards(state: State, plans: readonly Plan[]): State {
  const known = new Map(
    plans.flatMap(({ invoice }) => (invoice ? [invoice.after] : [])).map((one) => [one.id, one]),
  );
  const account = plans.findLast((plan) => plan.account)?.account?.after ?? state.account;
  return { ...state, account, others: state.others.map((one) => known.get(one.id) ?? one) };
}

function standing({ account, others }: State) {
  return {
    owed: others.map(({ number, outstanding }) => `${number} ${outstanding}`).sort(),
    lots: account?.lots.map(({ lotId, remaining }) => `${lotId} ${remaining}`).sort() ?? [],
  };
}

describe('new account credit on other open invoices', () => {
  it('is used oldest first, never above what is owed, and only on what may be settled', () => {
    fc.assert(
      fc.property(somebody, (given) => {
        const state = stateOf(given);
        const [raised, ...uses] = raisedAndUsed(state, given.amount);
        const toAccount = raised?.entry?.details.toAccount ?? 0n;
        const open = openOf(state);
        const settled = settledBy(uses);
        const sum = settled.reduce((all, { amount }) => all + amount, 0n);
        const room = open.reduce((all, one) => all + one.room, 0n);
        expect(sum).toBe(toAccount < room ? toAccount : room);
        expect(open.length).toBeLessThanOrEqual(mostSettled);
        const inOrder = open.slice(0, settled.length);
        expect(settled.map(({ invoiceNumber }) => invoiceNumber)).toEqual(
          inOrder.map(({ invoice }) => invoice.number),
        );
        for (const [place, { invoice, room: whole }] of inOrder.entries()) {
          const kind = given.others[Number(invoice.number.slice(4)) - 2]?.kind;
          expect(['open', 'due']).toContain(kind);
          const isLast = place === inOrder.length - 1;
          const { amount = 0n, outstanding = -1n } = settled[place] ?? {};
          expect(isLast ? amount <= whole : amount === whole).toBe(true);
          expect(outstanding).toBe(invoice.outstanding - amount);
        }
        // That lot and no other: older credit is left to people and to the sweep.
        const lots = uses.flatMap(({ entry }) => entry?.details.uses ?? []);
        expect(lots.every(({ lotId }) => lotId === 'club:INV-1-CN-1')).toBe(true);
      }),
    );
  });

  it('comes to the same whether the sweep came by before or comes by after', () => {
    fc.assert(
      fc.property(somebody, (given) => {
        const state = stateOf(given);
        const first = swept(state);
        const sweptBefore = afterwards(first, raisedAndUsed(first, given.amount));
        const sweptAfter = swept(afterwards(state, raisedAndUsed(state, given.amount)));
        expect(standing(sweptAfter)).toEqual(standing(sweptBefore));
      }),
    );
  });

  it('is what the form promised from the facts that it showed, whatever is typed', () => {
    fc.assert(
      fc.property(somebody, (given) => {
        const state = stateOf(given);
        const facts = {
          ...shownFacts(state, { day: today, currency: 'GBP' }),
          open: openOf(state).map(({ invoice, room }) => {
            return { invoiceNumber: invoice.number, room };
          }),
        };
        const plan = asOne(raisedAndUsed(state, given.amount));
        expect(promiseOf(consequencesOf(plan, today), digestOf)).toMatchObject(
          promisedRaise({ facts, amount: given.amount }, digestOf),
        );
      }),
    );
  });

  it('leaves what is beyond ten invoices to people', () => {
    const others = Array.from({ length: 12 }, () => ({
      kind: 'open' as const,
      owed: 5n,
      minute: 0,
    }));
    const uses = raisedAndUsed(stateOf({ owed: 0n, amount: 100n, older: 0n, others }), 100n).slice(
      1,
    );
    expect(settledBy(uses).map(({ invoiceNumber }) => invoiceNumber)).toEqual(
      Array.from({ length: 10 }, (_none, place) => `INV-${place + 2}`),
    );
  });
});
