import type { NumberedInvoice } from './books.js';
import type { Characters } from './characters.js';
import type { SampleEnrolment, SampleSession } from './club-model.js';
import { termMondays, weekOfHalf } from './dates.js';
import { thursdayClass } from './enrolments.js';
import type { Family } from './families.js';
import { adults, campDay, parkour, recreational, tumblers } from './products.js';
import type { Chance } from './random.js';
import { bookedUntil } from './upcoming.js';

/** session, contact, paid by, invoice, line, pass: a row of bookings.csv. */
export type BookingCells = (string | number | null)[];

export type SamplePass = { id: string; contactId: string; uses: number };

type Covered = { number: string; line: number; from: string; until: string };

/** Where each contact's invoice lines for each product are. */
function coverage(invoices: readonly NumberedInvoice[]): Map<string, Covered[]> {
  const covered = new Map<string, Covered[]>();
  for (const { number, lines } of invoices) {
    for (const [index, { contactId, productId, from, until }] of lines.entries()) {
      if (from === null || until === null) continue;
      const key = `${contactId} ${productId}`;
      const own = covered.get(key) ?? [];
      own.push({ number, line: index + 1, from, until });
      covered.set(key, own);
    }
  }
  return covered;
}

function passBooking(session: SampleSession, pass: SamplePass): BookingCells {
  pass.uses += 1;
  return [session.id, pass.contactId, 'pass', null, null, pass.id];
}

function enrolledBooking(
  session: SampleSession,
  contactId: string,
  covered: ReadonlyMap<string, Covered[]>,
): BookingCells {
  const own = covered.get(`${contactId} ${session.productId}`) ?? [];
  const paying = own.find(({ from, until }) => from <= session.date && session.date <= until);
  if (paying === undefined) return [session.id, contactId, 'uninvoiced', null, null, null];
  return [session.id, contactId, 'invoice', paying.number, paying.line, null];
}

/** The week-6 class of the screens document, its visitors beside the enrolled children. */
function visitors(
  session: SampleSession,
  people: Characters,
  passes: readonly SamplePass[],
): BookingCells[] {
  const week = termMondays.findLast((monday) => monday <= session.date);
  if (session.productId !== recreational.id || week === undefined) return [];
  if (session.slot === 'MON-1700') return [[session.id, people.free, 'free', null, null, null]];
  if (session.slot !== thursdayClass || week < '2026-11-02' || weekOfHalf(week) > 6) return [];
  const own = passes.filter((pass) => people.byPass.includes(pass.contactId));
  const byPass = own.map((pass) => passBooking(session, pass));
  if (weekOfHalf(week) < 6) return byPass;
  return [...byPass, [session.id, people.onTrial, 'trial', null, null, null]];
}

/** Now and then a child of the Tuesday gymnastics tries a class that it is not enrolled on. */
function triedBy(session: SampleSession, { enrolments, chance }: Club): BookingCells[] {
  const isTried = session.productId === parkour.id || session.productId === tumblers.id;
  if (!isTried || !chance.happens(25)) return [];
  const enrolled = new Set(
    enrolments.filter((each) => each.productId === session.productId).map((each) => each.contactId),
  );
  const curious = enrolments.filter(
    (each) => each.slot === 'TUE-1700' && !enrolled.has(each.contactId),
  );
  const child = curious[chance.whole(0, curious.length - 1)];
  return child === undefined ? [] : [[session.id, child.contactId, 'trial', null, null, null]];
}

export type Club = {
  sessions: readonly SampleSession[];
  enrolments: readonly SampleEnrolment[];
  invoices: readonly NumberedInvoice[];
  holders: readonly Family[];
  people: Characters;
  chance: Chance;
};

/** Everyone's place in every session, and what is left of the passes. */
export function bookingsOf(club: Club): { bookings: BookingCells[]; passes: SamplePass[] } {
  const { sessions, enrolments, holders, people, chance } = club;
  const owners = [...people.byPass, ...holders.map(({ payer }) => payer.id)];
  const passes: SamplePass[] = owners.map((contactId, index) => {
    return { id: `PASS-${String(index + 1).padStart(3, '0')}`, contactId, uses: 0 };
  });
  const covered = coverage(club.invoices);
  const campers = [...covered].flatMap(([key, own]) => {
    const [contactId = '', productId] = key.split(' ');
    return productId === campDay.id ? [{ contactId, own }] : [];
  });
  const rowsOf = (session: SampleSession): BookingCells[] => {
    if (session.slot === 'CAMP') {
      return campers
        .filter(({ own }) => own.some((at) => at.from <= session.date && session.date <= at.until))
        .map(({ contactId }) => enrolledBooking(session, contactId, covered));
    }
    const enrolled = enrolments.filter(
      (each) =>
        each.productId === session.productId &&
        each.slot === session.slot &&
        each.from <= session.date &&
        session.date <= bookedUntil(each),
    );
    const rows = enrolled.map(({ contactId }) => enrolledBooking(session, contactId, covered));
    if (session.productId === adults.id && session.date <= '2026-12-13') {
      const own = passes.filter(
        (pass) => !people.byPass.includes(pass.contactId) && pass.uses < 10,
      );
      const coming = own.filter(() => chance.happens(70));
      rows.push(...coming.map((pass) => passBooking(session, pass)));
    }
    return [...rows, ...triedBy(session, club), ...visitors(session, people, passes)];
  };
  return { bookings: sessions.flatMap(rowsOf), passes };
}
