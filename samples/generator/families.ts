import type { SampleContact } from './club-model.js';
import { childNames, familyNames, parentNames } from './names.js';
import type { Chance } from './random.js';

/** A payer with those for whom it pays; an adult who trains has nobody else. */
export type Family = { payer: SampleContact; members: SampleContact[]; trains: boolean };

/** Gives each contact the next id, C0001 onwards, and each payer an address of its own. */
export function contactMaker() {
  let count = 0;
  const addresses = new Map<string, number>();
  const address = (name: string): string => {
    const plain = name
      .normalize('NFKD')
      .replace(/[^A-Za-z ]/g, '')
      .trim()
      .toLowerCase();
    const words = plain.split(/ +/).filter((word) => word !== '');
    const stem = words.slice(0, 3).join('.') || 'member';
    const seen = (addresses.get(stem) ?? 0) + 1;
    addresses.set(stem, seen);
    return `${stem}${seen === 1 ? '' : seen}@family.example`;
  };
  const contact = (name: string, payerId: string | null): SampleContact => {
    count += 1;
    const id = `C${String(count).padStart(4, '0')}`;
    return { id, name, email: payerId === null ? address(name) : null, payerId: payerId ?? id };
  };
  return (payerName: string, memberNames: readonly string[]): Family => {
    const payer = contact(payerName, null);
    const members = memberNames.map((name) => contact(name, payer.id));
    const trains = members.length === 0;
    return { payer, members: trains ? [payer] : members, trains };
  };
}

/** Families whose names try what a name can be. */
const unusual: readonly [string, readonly string[]][] = [
  ['ליאת כהן', ['נועה כהן']],
  ['Sam 🤸 Okonkwo', ['Ada Okonkwo', 'Tobi 🤸‍♀️ Okonkwo']],
  ['Jo & Sam <Both> O’Hara', ['Éabha O’Hara']],
  [
    'Maximiliana Theodora Wilhelmina Featherstonehaugh-Cholmondeley de la Pomeroy-Bellingham, Dowager Countess of Upper Riverside and Lower Marshes',
    ['Peregrine Featherstonehaugh-Cholmondeley'],
  ],
  ['Błażej Wiśniewski', ['Zofia Wiśniewska', 'Ignacy Wiśniewski', 'Maja Wiśniewska']],
];

/** The club's families but for the characters: parents with children, then adults. */
export function families(make: ReturnType<typeof contactMaker>, chance: Chance): Family[] {
  const surname = (index: number) => familyNames[(index * 7 + 3) % familyNames.length] ?? '';
  const parents = Array.from({ length: 84 }, (_, index) => {
    const children = chance.pick([1, 1, 1, 2, 2, 3]);
    const names = new Set<string>();
    while (names.size < children) names.add(`${chance.pick(childNames)} ${surname(index)}`);
    return make(`${chance.pick(parentNames)} ${surname(index)}`, [...names]);
  });
  const adults = Array.from({ length: 16 }, (_, index) =>
    make(`${chance.pick(parentNames)} ${surname(index + 40)}`, []),
  );
  return [...parents, ...adults, ...unusual.map(([payer, members]) => make(payer, members))];
}
