import { addDays } from '../../src/domain/calendar-date.js';
import type { SampleProduct, SampleSession } from './club-model.js';
import { january, termMondays, weekOfHalf } from './dates.js';
import {
  adults,
  campDay,
  competition,
  development,
  parkour,
  preschool,
  recreational,
  trampolining,
  tumblers,
} from './products.js';

type Slot = { product: SampleProduct; title: string; day: number; from: string; to: string };

const weekDays = ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

function weekly(product: SampleProduct, title: string, days: number[], from: string, to: string) {
  return days.map((day): Slot => ({ product, title, day, from, to }));
}

const slots: readonly Slot[] = [
  ...weekly(recreational, 'Gymnastics', [0, 1, 2, 3, 4], '17:00', '18:00'),
  ...weekly(tumblers, 'Tiny tumblers', [1, 3, 5], '10:00', '10:45'),
  ...weekly(preschool, 'Pre-school gym', [0, 2], '13:30', '14:15'),
  ...weekly(development, 'Development squad', [0, 2, 4], '18:15', '20:15'),
  ...weekly(competition, 'Competition squad', [1, 3, 5], '18:30', '21:00'),
  ...weekly(trampolining, 'Trampolining', [2, 4], '16:00', '17:00'),
  ...weekly(parkour, 'Parkour', [1, 3, 5], '17:30', '18:30'),
  ...weekly(adults, 'Adult gymnastics', [3], '20:15', '21:30'),
];

function slotName(slot: Slot): string {
  return `${weekDays[slot.day]}-${slot.from.replace(':', '')}`;
}

/** The names of a product's weekly classes. */
export function slotsOf(productId: string): readonly [string, ...string[]] {
  const [first = '', ...others] = slots
    .filter((slot) => slot.product.id === productId)
    .map(slotName);
  return [first, ...others];
}

function session(slot: Slot, date: string, title: string): SampleSession {
  const { product } = slot;
  const name = slotName(slot);
  return {
    id: `S-${product.id.slice(2)}-${date}-${name}`,
    productId: product.id,
    slot: name,
    title,
    date,
    startsAt: `${date}T${slot.from}`,
    endsAt: `${date}T${slot.to}`,
  };
}

/** The days of the holiday camps: late August, half-term and before Christmas. */
export const campDates = {
  summer: ['2026-08-24', '2026-08-25', '2026-08-26', '2026-08-27', '2026-08-28'],
  autumn: ['2026-10-19', '2026-10-20', '2026-10-21', '2026-10-22', '2026-10-23'],
  winter: ['2026-12-14', '2026-12-15', '2026-12-16'],
} as const;

/** Every session from the summer camp to the first week of January, by date and time. */
export function timetable(): SampleSession[] {
  const camp: Slot = {
    product: campDay,
    title: 'Holiday camp',
    day: 0,
    from: '09:00',
    to: '15:30',
  };
  const days = [...campDates.summer, ...campDates.autumn, ...campDates.winter];
  const camps = days.map((date) => ({ ...session(camp, date, 'Holiday camp'), slot: 'CAMP' }));
  const classes = [...termMondays, january].flatMap((monday) =>
    slots.map((slot) => {
      const week = monday === january ? 1 : weekOfHalf(monday);
      return session(slot, addDays(monday, slot.day), `${slot.title} week ${week}`);
    }),
  );
  return [...camps, ...classes].sort((one, other) => {
    const [before, after] = [`${one.startsAt} ${one.id}`, `${other.startsAt} ${other.id}`];
    return before < after ? -1 : 1;
  });
}
