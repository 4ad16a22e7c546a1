import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  createMoneyTally,
  type MoneyPart,
} from '../../../../src/domain/sessions/jobs/planned-money.js';
import { createDigest, digestOf } from '../../../../src/store/ledger/digest.js';

const about = {
  job: { id: 'job', clubId: 'club' },
  what: { kind: 'remove-contact' as const, productName: 'Gymnastics' },
  currency: 'GBP',
  today: '2026-11-26',
};

const amount = fc.bigInt({ min: 0n, max: 9_999n });
const moneyPart = fc
  .tuple(fc.uuid(), fc.constantFrom('GBP', 'EUR'), amount, amount, amount)
  .map(([id, currency, toInvoice, toAccount, sentBack]): MoneyPart => {
    const known = { refundFee: 0n, byPeople: false, refundDays: null };
    const effect = { toInvoice, toAccount, sentBack, ...known };
    return { id, currency, amount: toInvoice + toAccount + sentBack, effect };
  });

function totalsOf(parts: readonly MoneyPart[]) {
  return ['EUR', 'GBP'].flatMap((currency) => {
    const own = parts.filter((part) => part.currency === currency);
    const sum = own.reduce((total, part) => total + part.amount, 0n);
    return own.length === 0 ? [] : [{ currency, people: own.length, amount: sum }];
  });
}

/** As it stands in requests that were stored before parts were read one by one. */
function notesOf(parts: readonly MoneyPart[]): string {
  const lines = parts.map(({ id, currency, amount: sum, effect }) => {
    return `${id} ${currency} ${sum} ${effect.toInvoice} ${effect.toAccount} ${effect.sentBack}`;
  });
  return digestOf(lines.join('\n'));
}

it('adds up each currency apart, and has one digest of all, whatever comes one by one', () => {
  fc.assert(
    fc.property(fc.array(moneyPart), (parts) => {
      const tally = createMoneyTally(createDigest());
      parts.forEach(tally.add);
      tally.leave();
      const { job, promised } = tally.planned(about);
      const given = parts.filter((part) => part.amount > 0n);
      const totals = job?.totals.map(({ currency, people, amount: sum }) => {
        return { currency, people, amount: sum };
      });
      expect([job?.cannot, totals]).toEqual([1, totalsOf(given)]);
      expect(promised).toMatchObject({ notes: notesOf(given) });
    }),
  );
});
