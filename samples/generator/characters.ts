import { line } from './billing.js';
import type { InvoicePlan, OpeningCredit, SampleEnrolment, SampleLine } from './club-model.js';
import { termEnd, termStart } from './dates.js';
import { thursdayClass } from './enrolments.js';
import type { contactMaker, Family } from './families.js';
import { adults, campDay, kit, membership, recreational, tenClasses } from './products.js';

/** The people whom the screens, the documents and the tests call by name. */
export type Characters = {
  families: Family[];
  invoices: InvoicePlan[];
  openings: OpeningCredit[];
  enrolments: SampleEnrolment[];
  /** Beside those enrolled: who comes to the Thursday class, and how. */
  byPass: string[];
  onTrial: string;
  notInvoiced: string;
  free: string;
};

function termLine(contactId: string, pence: number): SampleLine {
  const description = 'Autumn term gymnastics';
  const period = { from: termStart, until: termEnd, sessionsBilled: 12 };
  return line(contactId, recreational, { description, pence, ...period });
}

function bill(
  payerId: string,
  dates: readonly [string, string],
  lines: SampleLine[],
  acts: InvoicePlan['acts'],
): InvoicePlan {
  return { payerId, issuedOn: dates[0], dueOn: dates[1], autoCollect: false, lines, acts };
}

function byCard(on: string, pence: number | 'rest' = 'rest') {
  return { on, act: 'pay', pence, provider: 'card' } as const;
}

function enrolment(family: Family, member: number, slot: string): SampleEnrolment {
  const { payer, members } = family;
  const contactId = members[member]?.id ?? payer.id;
  const { id: productId } = recreational;
  return { contactId, payerId: payer.id, productId, slot, from: termStart, until: termEnd };
}

function idOf({ payer, members }: Family, member = 0): string {
  return members[member]?.id ?? payer.id;
}

function cast(make: ReturnType<typeof contactMaker>) {
  return {
    priya: make('Priya Patel', ['Asha Patel', 'Rohan Patel']),
    paul: make('Paul Pending', []),
    rita: make('Rita Reconciled', []),
    olive: make('Olive Outstanding', ['Ollie Outstanding']),
    carla: make('Carla Credit', ['Cody Credit']),
    erin: make('Erin Expiring', []),
    eddie: make('Eddie Expired', []),
    peter: make('Peter Pass', ['Pippa Pass', 'Percy Pass']),
    tess: make('Tess Trial', ['Toby Trial']),
    una: make('Una Uninvoiced', ['Ursula Uninvoiced']),
    fran: make('Fran Free', ['Freddie Free']),
    vera: make('Vera Void', []),
  };
}

type Cast = ReturnType<typeof cast>;

function paidLeotard(
  family: Family,
  dates: readonly [string, string],
  paidOn: string,
): InvoicePlan {
  const leotard = { description: 'Club leotard, adult M', taxRate: '20' };
  const lines = [line(idOf(family), kit, leotard)];
  return bill(family.payer.id, dates, lines, [byCard(paidOn)]);
}

function invoicesOf({
  priya,
  paul,
  rita,
  olive,
  carla,
  erin,
  eddie,
  peter,
  vera,
}: Cast): InvoicePlan[] {
  const passes = peter.members.map(({ id }) => line(id, tenClasses, { taxRate: '20' }));
  const block = { pence: 3600, sessionsBilled: 4, from: '2026-10-26', until: '2026-11-22' };
  const entry = { description: 'Winter competition entry', pence: 4000, productId: null };
  const camp = { description: 'Holiday camp, 1 day from 2026-12-14', sessionsBilled: 1 };
  const campDates = { from: '2026-12-14', until: '2026-12-14' };
  return [
    {
      ...bill(
        priya.payer.id,
        ['2026-09-03', '2026-09-17'],
        [termLine(idOf(priya), 12000), termLine(idOf(priya, 1), 10800)],
        [byCard('2026-09-10', 10800), byCard('2026-10-01', 5000)],
      ),
      number: 'INV-1042',
    },
    {
      ...bill(
        paul.payer.id,
        ['2026-11-17', '2026-12-01'],
        [line(idOf(paul), adults, entry)],
        [{ on: '2026-11-18', act: 'pending', provider: 'gocardless' }],
      ),
      number: 'INV-1077',
    },
    bill(
      rita.payer.id,
      ['2026-10-22', '2026-10-29'],
      [line(idOf(rita), adults, block)],
      [byCard('2026-10-27')],
    ),
    bill(
      olive.payer.id,
      ['2026-11-09', '2026-11-23'],
      [line(idOf(olive), campDay, { ...camp, ...campDates })],
      [],
    ),
    bill(
      carla.payer.id,
      ['2026-09-04', '2026-09-18'],
      [termLine(idOf(carla), 12000)],
      [byCard('2026-09-16')],
    ),
    paidLeotard(erin, ['2026-09-21', '2026-10-05'], '2026-09-22'),
    paidLeotard(eddie, ['2026-09-22', '2026-10-06'], '2026-10-02'),
    bill(peter.payer.id, ['2026-10-12', '2026-10-19'], passes, [byCard('2026-10-12')]),
    {
      ...bill(
        vera.payer.id,
        ['2026-09-05', '2026-09-12'],
        [line(idOf(vera), membership, {})],
        [{ on: '2026-09-08', act: 'void' }],
      ),
      autoCollect: true,
    },
  ];
}

function openingsOf({ priya, carla, erin, eddie, vera }: Cast): OpeningCredit[] {
  return [
    { contactId: priya.payer.id, pence: 1250, createdOn: '2026-08-31', expiresOn: null },
    { contactId: carla.payer.id, pence: 4250, createdOn: '2026-08-31', expiresOn: null },
    { contactId: erin.payer.id, pence: 2000, createdOn: '2026-08-31', expiresOn: '2027-01-31' },
    { contactId: eddie.payer.id, pence: 1500, createdOn: '2026-05-01', expiresOn: '2026-10-31' },
    { contactId: vera.payer.id, pence: 2000, createdOn: '2026-08-31', expiresOn: null },
  ];
}

/** Makes the characters first of all, so that their ids are C0001 onwards. */
export function characters(make: ReturnType<typeof contactMaker>): Characters {
  const people = cast(make);
  const { priya, carla, peter, tess, una, fran } = people;
  return {
    families: Object.values(people),
    invoices: invoicesOf(people),
    openings: openingsOf(people),
    enrolments: [
      enrolment(priya, 0, 'WED-1700'),
      enrolment(priya, 1, 'WED-1700'),
      enrolment(carla, 0, 'TUE-1700'),
      { ...enrolment(una, 0, thursdayClass), from: '2026-11-30' },
    ],
    byPass: [idOf(peter), idOf(peter, 1)],
    onTrial: idOf(tess),
    notInvoiced: idOf(una),
    free: idOf(fran),
  };
}
