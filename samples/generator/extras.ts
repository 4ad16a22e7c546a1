import { addDays } from '../../src/domain/calendar-date.js';
import { type Billing, drawnInvoice, line } from './billing.js';
import type { InvoicePlan } from './club-model.js';
import type { Family } from './families.js';
import { campDay, kit, tenClasses } from './products.js';
import { campDates } from './timetable.js';

const summerCamps = 41;

/** Days of holiday camp: 41 in summer, which take the numbers up to INV-1041, more in autumn. */
export function campInvoices(billing: Billing): InvoicePlan[] {
  const { chance } = billing;
  const withChildren = billing.families.filter((family) => !family.trains);
  const camp = (family: Family, dates: readonly string[], issuedOn: string): InvoicePlan => {
    const first = chance.whole(0, dates.length - 1);
    const days = Math.min(chance.whole(1, 3), dates.length - first);
    const [from, until] = [dates[first] ?? null, dates[first + days - 1] ?? null];
    const dueOn = addDays(issuedOn, 5);
    const head = { payerId: family.payer.id, issuedOn, dueOn, autoCollect: false };
    const lines = family.members.slice(0, 2).map(({ id }) => {
      const description = `Holiday camp, ${days === 1 ? '1 day' : `${days} days`} from ${from}`;
      const pence = days * campDay.pence;
      return line(id, campDay, { description, pence, sessionsBilled: days, from, until });
    });
    return drawnInvoice(billing, head, lines);
  };
  const summer = withChildren.slice(0, summerCamps).map((family, index) => {
    return camp(family, campDates.summer, addDays('2026-08-10', index % 12));
  });
  const autumn = withChildren
    .filter(() => chance.happens(75))
    .map((family) => camp(family, campDates.autumn, addDays('2026-10-05', chance.whole(0, 10))));
  return [...summer, ...autumn];
}

/** Leotards, with tax in the price; some families order two. */
export function kitInvoices(billing: Billing): InvoicePlan[] {
  const { chance, families } = billing;
  return families
    .filter((family) => !family.trains && chance.happens(70))
    .map((family) => {
      const issuedOn = addDays('2026-09-15', chance.whole(0, 66));
      const dueOn = addDays(issuedOn, 7);
      const head = { payerId: family.payer.id, issuedOn, dueOn, autoCollect: false };
      const size = chance.pick(['age 5-6', 'age 7-8', 'age 9-10', 'age 11-12']);
      const lines = family.members
        .slice(0, 2)
        .map(({ id }) => line(id, kit, { description: `Club leotard, ${size}`, taxRate: '20' }));
      return drawnInvoice(billing, head, lines);
    });
}

/** A pass for ten classes, paid by card when it is bought. */
export function passInvoices(holders: readonly Family[]): InvoicePlan[] {
  return holders.flatMap(({ payer, members }, index) =>
    members.map((member) => {
      const issuedOn = addDays('2026-09-08', index % 9);
      const lines = [line(member.id, tenClasses, { taxRate: '20' })];
      const head = { payerId: payer.id, issuedOn, dueOn: issuedOn, autoCollect: false };
      return {
        ...head,
        lines,
        acts: [{ on: issuedOn, act: 'pay' as const, pence: 'rest' as const, provider: 'card' }],
      };
    }),
  );
}
