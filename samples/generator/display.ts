import { line } from './billing.js';
import type { BookingCells, SamplePass } from './bookings.js';
import type { NumberedInvoice } from './books.js';
import type { Characters } from './characters.js';
import type { Act, InvoicePlan, SampleEnrolment, SampleSession } from './club-model.js';
import type { contactMaker, Family } from './families.js';
import { display, tenClasses } from './products.js';
import type { SampleOrder } from './upcoming.js';

/** The winter display: its rehearsal, with attendees of every kind, and the day itself, with 120. */
export const displaySessions: readonly [SampleSession, SampleSession] = [
  session('2026-12-05', 'Display rehearsal'),
  session('2026-12-12', 'Winter display'),
];

const attendees = 120;
const issuedOn = '2026-11-09';
const dueOn = '2026-11-20';

function session(date: string, title: string): SampleSession {
  const times = { startsAt: `${date}T14:00`, endsAt: `${date}T16:00` };
  const id = `S-${display.id.slice(2)}-${date}`;
  return { id, productId: display.id, slot: 'DISPLAY', title, date, ...times };
}

/** Who comes to both, by how it is paid. The names say what is special. */
function cast(make: ReturnType<typeof contactMaker>) {
  return {
    thea: make('Thea Three', ['Tom Three', 'Tilly Three', 'Ted Three']),
    harry: make('Harry Halfpaid', ['Hana Halfpaid']),
    owen: make('Owen Owing', ['Ottilie Owing']),
    dana: make('Dana Debit', ['Dylan Debit']),
    cass: make('Cass Cash', ['Cleo Cash']),
    wilf: make('Wilf Writtenoff', ['Willa Writtenoff']),
    vic: make('Vic Voided', ['Val Voided']),
    gita: make('Gita Given', ['Gus Given']),
    nell: make('Nell Notyet', ['Nico Notyet']),
    ulla: make('Ulla Usedup', []),
  };
}

type Cast = ReturnType<typeof cast>;

function paid(provider: string, pence: number | 'rest' = 'rest'): Act[] {
  return [{ on: '2026-11-16', act: 'pay', pence, provider }];
}

/** What happened to the invoice of each, and what was done about it. */
function livesOf(people: Cast): [Family, Act[]][] {
  const { thea, harry, owen, dana, cass, wilf, vic, gita } = people;
  const all = { line: null, pence: 'all', reason: 'Goodwill' } as const;
  return [
    [thea, paid('stripe')],
    [harry, paid('card', 1000)],
    [owen, []],
    [dana, [{ on: '2026-11-19', act: 'pending', provider: 'gocardless' }]],
    [cass, paid('cash')],
    [wilf, [{ on: '2026-11-21', act: 'writeOff' }]],
    [vic, [{ on: '2026-11-11', act: 'void' }]],
    [gita, [...paid('stripe'), { on: '2026-11-18', act: 'credit', ...all }]],
  ];
}

function invoice(payerId: string, acts: Act[], lines: InvoicePlan['lines']) {
  return { payerId, issuedOn, dueOn, autoCollect: false, lines, acts };
}

function displayLine(contactId: string, sessions: readonly SampleSession[]) {
  const [first, last = first] = sessions;
  return line(contactId, display, {
    description: `Winter display${sessions.length === 1 ? '' : ' and rehearsal'}`,
    pence: display.pence * sessions.length,
    ...{ sessionsBilled: sessions.length, from: first?.date ?? null, until: last?.date ?? null },
  });
}

/** One invoice a family, for the day itself; every tenth has not paid yet. */
function othersInvoices(
  children: readonly { id: string; payerId: string }[],
  providerOf: (payerId: string) => string,
): InvoicePlan[] {
  const payers = [...new Set(children.map(({ payerId }) => payerId))];
  return payers.map((payerId, index) => {
    const acts = index % 10 === 9 ? [] : paid(providerOf(payerId));
    const own = children.filter((child) => child.payerId === payerId);
    const lines = own.map(({ id }) => displayLine(id, displaySessions.slice(1)));
    return invoice(payerId, acts, lines);
  });
}

export type Display = {
  families: Family[];
  invoices: NumberedInvoice[];
  enrolments: SampleEnrolment[];
  bookings: BookingCells[];
  /** The passes of the term, used for the display as well, and those of the display alone. */
  passesWith: (passes: readonly SamplePass[]) => SamplePass[];
  orders: SampleOrder[];
};

type Around = {
  make: ReturnType<typeof contactMaker>;
  people: Characters;
  others: readonly Family[];
  providerOf: (payerId: string) => string;
};

/**
 * All of the display. Numbers of invoices, passes and orders begin beyond those of the term, so that
 * these stay what they are.
 */
export function displayOf({ make, people, others, providerOf }: Around): Display {
  const own = cast(make);
  const lives = livesOf(own);
  const special = lives.map(([{ payer, members }, acts]) => {
    const lines = members.map(({ id }) => displayLine(id, displaySessions));
    return invoice(payer.id, acts, lines);
  });
  const ulla = own.ulla.payer.id;
  const pass = {
    ...{ payerId: ulla, issuedOn: '2026-09-08', dueOn: '2026-09-08', autoCollect: false },
    lines: [line(ulla, tenClasses, { taxRate: '20' })],
    acts: [{ on: '2026-09-08', act: 'pay', pence: 'rest', provider: 'card' } as const],
  };
  const nico = own.nell.members[0]?.id ?? own.nell.payer.id;
  const byPass = people.byPass[0] ?? '';
  const withoutInvoice: [string, string, string | null][] = [
    [nico, 'uninvoiced', null],
    [byPass, 'pass', 'PASS-001'],
    [ulla, 'pass', 'PASS-901'],
    [people.onTrial, 'trial', null],
    [people.free, 'free', null],
  ];
  const billed = special.reduce((sum, { lines }) => sum + lines.length, 0);
  const children = others.filter(({ trains }) => !trains).flatMap(({ members }) => members);
  const rest = children.slice(0, attendees - billed - withoutInvoice.length);
  const invoices: NumberedInvoice[] = [
    ...[...special, ...othersInvoices(rest, providerOf), pass].map((plan, index) => {
      return { ...plan, number: `INV-${3001 + index}` };
    }),
  ];
  const bookings = displaySessions.flatMap(({ id: sessionId, date }) => [
    ...invoices.flatMap(({ number, lines }) =>
      lines.flatMap(({ contactId, productId, from }, index): BookingCells[] => {
        const isBilled = productId === display.id && (from ?? '') <= date;
        return isBilled ? [[sessionId, contactId, 'invoice', number, index + 1, null]] : [];
      }),
    ),
    ...withoutInvoice.map(([contactId, paidBy, passId]): BookingCells => {
      return [sessionId, contactId, paidBy, null, null, passId];
    }),
  ]);
  const order = { contactId: nico, productId: display.id, dueOn: '2026-12-14' };
  return {
    families: Object.values(own),
    invoices,
    bookings,
    enrolments: enrolmentsOf([
      ...invoices,
      { payerId: own.nell.payer.id, lines: [displayLine(nico, displaySessions)] },
    ]),
    passesWith: (passes) => [
      ...passes.map((one) => {
        return one.contactId === byPass ? { ...one, uses: one.uses + displaySessions.length } : one;
      }),
      { id: 'PASS-901', contactId: ulla, uses: 10 },
    ],
    orders: [{ id: 'ORD-0901', ...order, pence: 2 * display.pence }],
  };
}

function enrolmentsOf(
  invoices: readonly Pick<InvoicePlan, 'payerId' | 'lines'>[],
): SampleEnrolment[] {
  return invoices.flatMap(({ payerId, lines }) =>
    lines.flatMap(({ contactId, productId }) => {
      const period = { from: issuedOn, until: '2026-12-12' };
      if (productId !== display.id) return [];
      return [{ contactId, payerId, productId, slot: 'DISPLAY', ...period }];
    }),
  );
}
