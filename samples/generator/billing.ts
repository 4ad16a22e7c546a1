import { addDays, formatDate } from '../../src/domain/calendar-date.js';
import { ordinaryActs, type Provider, variedActs } from './acts.js';
import type {
  InvoicePlan,
  SampleEnrolment,
  SampleLine,
  SampleProduct,
  SampleSession,
} from './club-model.js';
import { isPast, termEnd, termMondays, termStart } from './dates.js';
import { thursdayClass } from './enrolments.js';
import type { Family } from './families.js';
import { adults, membership, products } from './products.js';
import type { Chance } from './random.js';

export type Billing = {
  families: readonly Family[];
  enrolments: readonly SampleEnrolment[];
  sessions: readonly SampleSession[];
  providerOf: (payerId: string) => Provider;
  chance: Chance;
};

export type InvoiceHead = Pick<InvoicePlan, 'payerId' | 'issuedOn' | 'dueOn' | 'autoCollect'>;

/** An invoice with a life drawn by chance. */
export function drawnInvoice(
  { providerOf, chance }: Pick<Billing, 'providerOf' | 'chance'>,
  head: InvoiceHead,
  lines: SampleLine[],
  isPlain = false,
): InvoicePlan {
  const pence = lines.reduce((sum, line) => sum + line.pence, 0);
  const draw = isPlain ? ordinaryActs : variedActs;
  const acts = draw({ ...head, pence }, providerOf(head.payerId), chance);
  return { ...head, lines, acts };
}

export function line(
  contactId: string,
  product: SampleProduct,
  rest: Partial<SampleLine>,
): SampleLine {
  return {
    contactId,
    productId: product.id,
    description: product.name,
    pence: product.pence,
    taxRate: null,
    sessionsBilled: null,
    from: null,
    until: null,
    ...rest,
  };
}

function productOf({ productId }: SampleEnrolment): SampleProduct {
  return products.find((product) => product.id === productId) ?? membership;
}

function billedBy(billing: Billing, kind: SampleProduct['billing']): SampleEnrolment[] {
  return billing.enrolments.filter((enrolment) => productOf(enrolment).billing === kind);
}

function byPayer(enrolments: readonly SampleEnrolment[]): Map<string, SampleEnrolment[]> {
  const groups = new Map<string, SampleEnrolment[]>();
  for (const enrolment of enrolments) {
    groups.set(enrolment.payerId, [...(groups.get(enrolment.payerId) ?? []), enrolment]);
  }
  return groups;
}

/** One invoice a week for each child who pays by the week, on Monday. */
export function weeklyInvoices(billing: Billing): InvoicePlan[] {
  return termMondays.filter(isPast).flatMap((monday) =>
    billedBy(billing, 'weekly')
      .filter(({ until }) => until === null || until >= monday)
      .map((enrolment) => {
        const product = productOf(enrolment);
        const { payerId, contactId } = enrolment;
        const { autoCollect, name } = product;
        const dueOn = addDays(monday, autoCollect ? 2 : 7);
        const description = `${name}, week of ${formatDate(monday, 'en-GB')}`;
        const taxRate = product === adults ? '20' : null;
        const period = { from: monday, until: addDays(monday, 6), sessionsBilled: 1 };
        return drawnInvoice(billing, { payerId, issuedOn: monday, dueOn, autoCollect }, [
          line(contactId, product, { description, taxRate, ...period }),
        ]);
      }),
  );
}

/** One invoice a month for each family, on the first or, in September, with the start of term. */
export function monthlyInvoices(billing: Billing): InvoicePlan[] {
  const months = [
    { name: 'September', issuedOn: '2026-09-07', from: '2026-09-01', until: '2026-09-30' },
    { name: 'October', issuedOn: '2026-10-01', from: '2026-10-01', until: '2026-10-31' },
    { name: 'November', issuedOn: '2026-11-01', from: '2026-11-01', until: '2026-11-30' },
  ];
  const families = [...byPayer(billedBy(billing, 'monthly'))];
  return months.flatMap(({ name, issuedOn, from, until }) =>
    families.map(([payerId, enrolments]) => {
      const head = { payerId, issuedOn, dueOn: addDays(issuedOn, 4), autoCollect: true };
      const lines = enrolments.map((enrolment) => {
        const product = productOf(enrolment);
        const own = billing.sessions.filter(
          ({ productId, slot, date }) =>
            productId === product.id && slot === enrolment.slot && date >= from && date <= until,
        );
        const description = `${product.name}, ${name}`;
        const sessionsBilled = own.length;
        return line(enrolment.contactId, product, { description, sessionsBilled, from, until });
      });
      return drawnInvoice(billing, head, lines);
    }),
  );
}

/** One invoice a term for each family; the second child in a class pays 10 percent less. */
export function termlyInvoices(billing: Billing): InvoicePlan[] {
  return [...byPayer(billedBy(billing, 'termly'))].map(([payerId, enrolments]) => {
    const issuedOn = addDays('2026-09-03', billing.chance.whole(0, 6));
    const head = { payerId, issuedOn, dueOn: addDays(issuedOn, 14), autoCollect: false };
    const seen = new Set<string>();
    const lines = enrolments.map((enrolment) => {
      const product = productOf(enrolment);
      const second = seen.has(product.id);
      seen.add(product.id);
      const description = `Autumn term ${product.name.toLowerCase()}${second ? ' (sibling)' : ''}`;
      const pence = second ? (product.pence * 9) / 10 : product.pence;
      const period = { from: termStart, until: termEnd, sessionsBilled: 12 };
      return line(enrolment.contactId, product, { description, pence, ...period });
    });
    const isPlain = enrolments.some(({ slot }) => slot === thursdayClass);
    return drawnInvoice(billing, head, lines, isPlain);
  });
}

/** Membership and insurance once a year for each family, one line for each who trains. */
export function annualInvoices(billing: Billing): InvoicePlan[] {
  return billing.families.map(({ payer, members }) => {
    const issuedOn = addDays('2026-09-04', billing.chance.whole(0, 8));
    const head = { payerId: payer.id, issuedOn, dueOn: addDays(issuedOn, 7), autoCollect: true };
    const period = { from: '2026-09-01', until: '2027-08-31' };
    const lines = members.map(({ id }) =>
      line(id, membership, { description: 'Membership and insurance 2026/27', ...period }),
    );
    return drawnInvoice(billing, head, lines);
  });
}
