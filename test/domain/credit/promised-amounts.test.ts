import fc from 'fast-check';
import { expect, it } from 'vitest';
import { consequencesOf } from '../../../src/domain/books/consequences.js';
import { entryFor, type Plan } from '../../../src/domain/books/plan.js';
import { type Promised, promiseOf, requirePromised } from '../../../src/domain/books/promise.js';
import { type ShownFacts, shownFacts } from '../../../src/domain/books/shown-facts.js';
import { planApplyCredit } from '../../../src/domain/credit/apply-credit.js';
import {
  promisedApply,
  promisedMove,
  promisedRaise,
  promisedReturn,
  promisedReversal,
  promisedWithdraw,
} from '../../../src/domain/credit/promised-amounts.js';
import { planRaiseCredit } from '../../../src/domain/credit/raise-credit.js';
import { planWithdrawOpeningCredit } from '../../../src/domain/credit/withdraw-opening-credit.js';
import { CreditError } from '../../../src/domain/errors.js';
import { planMoveOverpayment } from '../../../src/domain/payments/move-overpayment.js';
import { planReturnOverpayment } from '../../../src/domain/payments/return-overpayment.js';
import { anAccount, anInvoice, eventContext, owner, today } from '../../support/rules.js';

const words = { line: null, noteToCustomer: '', notifyCustomer: false };
const digestOf = (text: string) => text;

const someBooks = fc.record({
  paid: fc.bigInt(0n, 1_500n),
  creditApplied: fc.bigInt(0n, 300n),
  writtenOff: fc.bigInt(0n, 200n),
  overpaymentMoved: fc.bigInt(0n, 200n),
  lots: fc.array(
    fc.record({
      amount: fc.bigInt(1n, 400n),
      expiresOn: fc.constantFrom(null, '2026-11-22', today, '2027-01-01'),
    }),
    { minLength: 1, maxLength: 4 },
  ),
});

type Books = typeof someBooks extends fc.Arbitrary<infer Value> ? Value : never;

/** An overpayment never expires, so neither does the lot that is returned. */
function lasting(books: Books): Books {
  return {
    ...books,
    lots: books.lots.map((lot, index) => (index === 0 ? { ...lot, expiresOn: null } : lot)),
  };
}

function stateOf({ lots, ...amounts }: Books) {
  const account = anAccount(
    ...lots.map(({ amount, expiresOn }, index) => ({ lotId: `lot:${index}`, amount, expiresOn })),
  );
  return { invoice: anInvoice([1_000n], amounts), account };
}

type State = ReturnType<typeof stateOf>;

const opened = entryFor(
  eventContext({ key: 'lot:0' }),
  { kind: 'credit.opened', postings: [], refs: {} },
  { owner },
);

type Form = {
  plan: (state: State, amount: bigint) => Plan;
  promised: (facts: ShownFacts, amount: bigint, state: State) => Promised;
};

const context = eventContext();

const forms: Record<string, Form> = {
  'Raise credit': {
    plan: (state, amount) => planRaiseCredit(state, { ...words, amount }, context),
    promised: (facts, amount) => promisedRaise({ facts, amount }, digestOf),
  },
  'Apply credit': {
    plan: (state, amount) => planApplyCredit(state, { amount }, context),
    promised: (facts, amount) => promisedApply({ facts, amount }),
  },
  'Move overpayment': {
    plan: (state, amount) => planMoveOverpayment(state, { amount }, context),
    promised: (facts, amount) => promisedMove({ facts, amount }),
  },
  'Return overpayment': {
    plan: (state, amount) =>
      planReturnOverpayment({ ...state, opened, uses: [] }, { amount }, context),
    promised: (facts, amount) => promisedReturn({ facts, amount }),
  },
  'Take credit out': {
    plan: (state, amount) =>
      planWithdrawOpeningCredit({ ...state, opened, uses: [] }, { amount }, context),
    promised: (facts, amount, state) => {
      const whole = state.account.lots[0]?.remaining ?? 0n;
      const all = planWithdrawOpeningCredit(
        { ...state, opened, uses: [] },
        { amount: whole },
        context,
      );
      return promisedWithdraw({ facts, amount }, promiseOf(consequencesOf(all, today), digestOf));
    },
  },
};

/** The plan, or null where the rule refuses this amount. */
function planned(form: Form, state: State, amount: bigint): Plan | null {
  try {
    return form.plan(state, amount);
  } catch (error) {
    if (error instanceof CreditError) return null;
    throw error;
  }
}

it.each(Object.entries(forms))(
  '%s promises what its plan does, for every amount',
  (_name, form) => {
    let accepted = 0;
    fc.assert(
      fc.property(someBooks, fc.bigInt(1n, 1_000n), (books, amount) => {
        const state = stateOf(form === forms['Return overpayment'] ? lasting(books) : books);
        const plan = planned(form, state, amount);
        if (plan === null) return;
        accepted += 1;
        const facts = shownFacts(state, { day: today, currency: 'GBP' });
        const promised = form.promised(facts, amount, state);
        expect(Object.keys(promised).length).toBeGreaterThan(1);
        requirePromised(promised, plan, { today, digestOf });
      }),
      { numRuns: 500 },
    );
    expect(accepted).toBeGreaterThan(20);
  },
);

it.each(Object.entries(forms))('%s notices another amount than the one promised', (_name, form) => {
  const state = stateOf({
    ...{ paid: 1_300n, creditApplied: 0n, writtenOff: 0n, overpaymentMoved: 0n },
    lots: [{ amount: 400n, expiresOn: null }],
  });
  const raised = { ...state, invoice: anInvoice([1_000n], { paid: 500n }) };
  for (const books of [state, raised]) {
    const plan = planned(form, books, 200n);
    if (plan === null) continue;
    const facts = shownFacts(books, { day: today, currency: 'GBP' });
    const promised = form.promised(facts, 201n, books);
    expect(() => requirePromised(promised, plan, { today, digestOf })).toThrow('the facts moved');
  }
});

it.each<[string, bigint, bigint, { outstanding: string; overpaid: string }]>([
  ['of a paid invoice', 1_000n, 400n, { outstanding: '400', overpaid: '0' }],
  ['of an invoice that is owed', 700n, 400n, { outstanding: '700', overpaid: '0' }],
  ['of no more than was too much', 1_500n, 400n, { outstanding: '0', overpaid: '100' }],
  ['of all that was too much', 1_400n, 400n, { outstanding: '0', overpaid: '0' }],
  ['of more than was too much', 1_300n, 400n, { outstanding: '100', overpaid: '0' }],
])('what goes back %s is owed beyond what was overpaid', (_of, paid, amount, promised) => {
  const invoice = anInvoice([1_000n], { paid });
  const facts = shownFacts({ invoice }, { day: today, currency: 'GBP' });
  expect(promisedReversal({ facts, amount })).toEqual(promised);
});
