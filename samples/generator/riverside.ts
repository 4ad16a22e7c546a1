import { providerOf } from './acts.js';
import {
  annualInvoices,
  type Billing,
  monthlyInvoices,
  termlyInvoices,
  weeklyInvoices,
} from './billing.js';
import { bookingsOf } from './bookings.js';
import { bothBooks, keepBooks, type NumberedInvoice } from './books.js';
import { characters } from './characters.js';
import type { InvoicePlan, OpeningCredit } from './club-model.js';
import { displayOf, displaySessions } from './display.js';
import { enrolmentsOf, passHolders } from './enrolments.js';
import { campInvoices, kitInvoices, passInvoices } from './extras.js';
import { contactMaker, families } from './families.js';
import { seededChance } from './random.js';
import { riversideFiles } from './riverside-files.js';
import { timetable } from './timetable.js';
import { upcomingOrders } from './upcoming.js';

/** Numbers the invoices from INV-1001 by their dates, around the numbers that are given. */
function numbered(plans: readonly InvoicePlan[]): NumberedInvoice[] {
  const given = new Set(plans.map((plan) => plan.number));
  const inOrder = plans
    .map((plan, index) => ({ plan, index }))
    .sort((one, other) => {
      const [date, otherDate] = [one.plan.issuedOn, other.plan.issuedOn];
      if (date !== otherDate) return date < otherDate ? -1 : 1;
      return one.index - other.index;
    });
  let next = 1001;
  const invoices = inOrder.map(({ plan }) => {
    if (plan.number !== undefined) return { ...plan, number: plan.number };
    while (given.has(`INV-${next}`)) next += 1;
    next += 1;
    return { ...plan, number: `INV-${next - 1}` };
  });
  return invoices.sort((one, other) => (one.number < other.number ? -1 : 1));
}

/** The files of the club "Riverside Gymnastics", by name; the same at every call. */
export function riverside(): Map<string, string> {
  const chance = seededChance(20261123);
  const make = contactMaker();
  const people = characters(make);
  const others = families(make, chance);
  const enrolments = enrolmentsOf(others, chance);
  const holders = passHolders(others, enrolments);
  const sessions = timetable();
  const providers = new Map(others.map(({ payer }) => [payer.id, providerOf(chance)]));
  const billing: Billing = {
    families: others,
    enrolments,
    sessions,
    providerOf: (payerId) => providers.get(payerId) ?? 'card',
    chance,
  };
  const shown = displayOf({ make, people, others, providerOf: billing.providerOf });
  const openings: OpeningCredit[] = [
    ...people.openings,
    ...others.slice(10, 24).map(({ payer }, index) => {
      const pence = 500 + 250 * ((index * 5) % 14);
      return { contactId: payer.id, pence, createdOn: '2026-08-31', expiresOn: null };
    }),
  ];
  const invoices = numbered([
    ...people.invoices,
    ...campInvoices(billing),
    ...termlyInvoices(billing),
    ...annualInvoices(billing),
    ...passInvoices(holders),
    ...monthlyInvoices(billing),
    ...kitInvoices(billing),
    ...weeklyInvoices(billing),
  ]);
  const books = keepBooks(invoices, openings);
  const all = [...people.enrolments, ...enrolments];
  const standing = invoices.filter(({ number }) => !books.voidedOn.has(number));
  const { bookings, passes } = bookingsOf({
    ...{ sessions, enrolments: all, invoices: standing, holders, people, chance },
  });
  return riversideFiles({
    contacts: [...people.families, ...others, ...shown.families].flatMap(
      ({ payer, members, trains }) => (trains ? [payer] : [payer, ...members]),
    ),
    sessions: [...sessions, ...displaySessions],
    enrolments: [...all, ...shown.enrolments],
    invoices: [...invoices, ...shown.invoices],
    books: bothBooks(books, keepBooks(shown.invoices, [], 9001)),
    openings,
    bookings: [...bookings, ...shown.bookings],
    passes: shown.passesWith(passes),
    orders: [...upcomingOrders(all, people.notInvoiced), ...shown.orders],
  });
}
