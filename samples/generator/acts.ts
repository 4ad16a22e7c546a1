import { addDays } from '../../src/domain/calendar-date.js';
import { type Act, lastDay } from './club-model.js';
import type { Chance } from './random.js';

export type Provider = 'card' | 'gocardless' | 'paypal' | 'bank' | 'cash';

/** How a family likes to pay. */
export function providerOf(chance: Chance): Provider {
  const drawn = chance.whole(1, 100);
  if (drawn <= 45) return 'card';
  if (drawn <= 80) return 'gocardless';
  if (drawn <= 88) return 'paypal';
  return drawn <= 96 ? 'bank' : 'cash';
}

/** How many days after it falls due a payment arrives at most. */
const latestDays: Record<Provider, number> = {
  card: 0,
  gocardless: 5,
  paypal: 2,
  bank: 6,
  cash: 5,
};

type Bill = { issuedOn: string; dueOn: string; pence: number };

function payment(bill: Bill, provider: Provider, chance: Chance): Act[] {
  if (provider === 'gocardless') {
    // A direct debit is taken on the due day and arrives five days later.
    const arrives = addDays(bill.dueOn, 5);
    if (bill.dueOn > lastDay) return [];
    if (arrives > lastDay) return [{ on: bill.dueOn, act: 'pending', provider }];
    if (!chance.happens(3)) return [{ on: arrives, act: 'pay', pence: 'rest', provider }];
    const again: Act = { on: addDays(arrives, 3), act: 'pay', pence: 'rest', provider: 'card' };
    return [{ on: arrives, act: 'fail', provider }, again];
  }
  const early = addDays(bill.issuedOn, 1);
  const paid = addDays(bill.dueOn, chance.whole(-2, latestDays[provider]));
  const [, on = paid] = [early, paid].sort();
  const over = provider === 'bank' && chance.happens(12) ? chance.whole(1, 10) * 50 : 0;
  return [{ on, act: 'pay', pence: 'rest', over, provider }];
}

function partOf(pence: number, chance: Chance): number {
  return Math.max(50, Math.floor((pence * chance.whole(15, 60)) / 100 / 50) * 50);
}

const creditReasons = [
  'Class cancelled',
  'Illness or injury',
  'Charged by mistake',
  'Changed class or product',
  'Goodwill',
] as const;

/** An ordinary life: paid in one way or another, in part, or not at all. */
export function ordinaryActs(bill: Bill, provider: Provider, chance: Chance): Act[] {
  const drawn = chance.whole(1, 100);
  if (drawn <= 3) return [];
  if (drawn <= 5) {
    const on = addDays(bill.issuedOn, 4);
    return [{ on, act: 'pay', pence: partOf(bill.pence, chance), provider: 'card' }];
  }
  return payment(bill, provider, chance);
}

/** Any life: like the ordinary one, but some are credited, before or after payment, or void. */
export function variedActs(bill: Bill, provider: Provider, chance: Chance): Act[] {
  const drawn = chance.whole(1, 1000);
  const reason = chance.pick(creditReasons);
  const soon = addDays(bill.issuedOn, chance.whole(1, 3));
  const part = partOf(bill.pence, chance);
  const paid = payment(bill, provider, chance);
  if (drawn <= 10) return [{ on: soon, act: 'void' }];
  if (drawn <= 26) return [{ on: soon, act: 'credit', pence: 'all', line: null, reason }];
  if (drawn <= 42) {
    return [
      { on: addDays(bill.issuedOn, 1), act: 'credit', pence: part, line: 1, reason },
      ...paid,
    ];
  }
  if (drawn <= 90) {
    const pence = drawn <= 50 ? 'all' : part;
    const on = addDays(bill.dueOn, chance.whole(7, 20));
    return [...paid, { on, act: 'credit', pence, line: null, reason }];
  }
  return ordinaryActs(bill, provider, chance);
}
