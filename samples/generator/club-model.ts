// What the sample club consists of. Amounts are whole pence, dates YYYY-MM-DD.

export type SampleContact = { id: string; name: string; email: string | null; payerId: string };

export type SampleProduct = {
  id: string;
  name: string;
  pence: number;
  billing: 'single' | 'weekly' | 'monthly' | 'termly' | 'annual';
  autoCollect: boolean;
};

export type SampleSession = {
  id: string;
  productId: string;
  /** The weekly class that the session belongs to, such as `THU-1700`. */
  slot: string;
  title: string;
  date: string;
  startsAt: string;
  endsAt: string;
};

export type SampleEnrolment = {
  contactId: string;
  payerId: string;
  productId: string;
  slot: string;
  from: string;
  until: string | null;
};

export type SampleLine = {
  contactId: string;
  productId: string | null;
  description: string;
  pence: number;
  taxRate: string | null;
  sessionsBilled: number | null;
  from: string | null;
  until: string | null;
};

/** What happens to an invoice after it is issued. `rest` is what is owed on that day. */
export type Act =
  | { on: string; act: 'pay'; pence: number | 'rest'; over?: number; provider: string }
  | { on: string; act: 'pending'; provider: string }
  | { on: string; act: 'fail'; provider: string }
  | { on: string; act: 'credit'; pence: number | 'all'; line: number | null; reason: string }
  | { on: string; act: 'apply' }
  | { on: string; act: 'writeOff' }
  | { on: string; act: 'void' };

export type InvoicePlan = {
  /** A number that documents name; the others follow the dates. */
  number?: string;
  payerId: string;
  issuedOn: string;
  dueOn: string;
  autoCollect: boolean;
  lines: SampleLine[];
  acts: Act[];
};

export type OpeningCredit = {
  contactId: string;
  pence: number;
  createdOn: string;
  expiresOn: string | null;
};

/** The last day of the club's history: the sample is looked at on the day after. */
export const lastDay = '2026-11-22';
