import type { SampleEnrolment, SampleProduct } from './club-model.js';
import { termEnd, termStart } from './dates.js';
import type { Family } from './families.js';
import {
  adults,
  competition,
  development,
  parkour,
  preschool,
  recreational,
  tenClasses,
  trampolining,
  tumblers,
} from './products.js';
import type { Chance } from './random.js';
import { slotsOf } from './timetable.js';

/** The class that the screens document shows: 19 children at the full price, and four others. */
export const thursdayClass = 'THU-1700';
const thursdayPlaces = 19;

/** Out of 100 children: how many do what. */
const shares: readonly (readonly [number, SampleProduct])[] = [
  [28, recreational],
  [8, trampolining],
  [8, development],
  [8, preschool],
  [6, competition],
  [21, tumblers],
  [21, parkour],
];

function mainProduct(chance: Chance): SampleProduct {
  let drawn = chance.whole(1, 100);
  for (const [share, product] of shares) {
    drawn -= share;
    if (drawn <= 0) return product;
  }
  return parkour;
}

function secondProduct(main: SampleProduct, chance: Chance): SampleProduct | null {
  if (!chance.happens(60)) return null;
  const other = chance.pick([parkour, tumblers, parkour, tumblers, trampolining]);
  return other === main ? null : other;
}

function slotPicker(chance: Chance) {
  let thursdays = 0;
  return (product: SampleProduct, fullPrice: boolean): string => {
    const all = slotsOf(product.id);
    if (product !== recreational) return chance.pick(all);
    if (fullPrice && thursdays < thursdayPlaces) {
      thursdays += 1;
      return thursdayClass;
    }
    return chance.pick(['MON-1700', 'TUE-1700', 'WED-1700', 'FRI-1700']);
  };
}

/** Who does what, from the start of term. A few who pay by the week left in October. */
export function enrolmentsOf(families: readonly Family[], chance: Chance): SampleEnrolment[] {
  const enrolments: SampleEnrolment[] = [];
  const slotFor = slotPicker(chance);
  const enrol = (family: Family, contactId: string, product: SampleProduct, first: boolean) => {
    const left = product.billing === 'weekly' && chance.happens(5);
    const until = product.billing === 'termly' ? termEnd : null;
    enrolments.push({
      contactId,
      payerId: family.payer.id,
      productId: product.id,
      slot: slotFor(product, first),
      from: termStart,
      until: left ? '2026-10-18' : until,
    });
  };
  for (const family of families) {
    if (family.trains) {
      // Two adults in three come by pass, and are booked without being enrolled.
      if (chance.happens(45)) enrol(family, family.payer.id, adults, true);
      continue;
    }
    const taken: SampleProduct[] = [];
    for (const child of family.members) {
      const main = mainProduct(chance);
      for (const product of [main, secondProduct(main, chance)]) {
        if (product === null) continue;
        enrol(family, child.id, product, !taken.includes(product));
        taken.push(product);
      }
    }
  }
  return enrolments;
}

/** The adults who come by pass. */
export function passHolders(
  families: readonly Family[],
  enrolments: readonly SampleEnrolment[],
): Family[] {
  const enrolled = new Set(enrolments.map((enrolment) => enrolment.contactId));
  return families.filter((family) => family.trains && !enrolled.has(family.payer.id));
}

export const passProductId = tenClasses.id;
