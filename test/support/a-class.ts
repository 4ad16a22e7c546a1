import { randomUUID } from 'node:crypto';
import { settleRefund } from '../../src/services/refunds/settle-refund.js';
import {
  type CancellationInput,
  draftCancellation,
} from '../../src/services/sessions/cancelling/draft-cancellation.js';
import { readJobReview } from '../../src/services/sessions/jobs/job-review.js';
import { planAgain, runAgain } from '../../src/services/sessions/jobs/run-again.js';
import { runSessionJob } from '../../src/services/sessions/jobs/run-session-job.js';
import { startSessionJob } from '../../src/services/sessions/jobs/start-session-job.js';
import { csv } from '../services/import/import-desk.js';
import { admin, envelope, type LedgerDesk } from './ledger-desk.js';

/** A class of ten weekly sessions, S1 to S10; S5 on 3 December is the second to come. */
const days = [
  ...['2026-10-22', '2026-10-29', '2026-11-05', '2026-11-19', '2026-12-03'],
  ...['2026-12-10', '2026-12-17', '2027-01-07', '2027-01-14', '2027-01-21'],
];

export type Place = {
  /** The attendee's id and name, and who pays for it. */
  id: string;
  payer: string;
  paidBy: 'invoice' | 'pass' | 'trial' | 'free' | 'uninvoiced';
  /** Its line on the payer's invoice: what was paid for ten sessions. */
  amount?: string;
  pass?: { id: string; usesLeft: number };
  order?: { id: string; amount: string };
  /** Sessions booked, by number; all where nothing is said. */
  sessions?: number[];
};

export type Money = {
  payments?: string[];
  notes?: string[];
  writeOffs?: string[];
  voided?: string[];
};

const sessionsOf = ({ sessions }: Place) => sessions ?? days.map((_day, place) => place + 1);

/** The import files of a class with these places; each payer has one invoice, named after it. */
export function classFiles(places: readonly Place[], money: Money = {}) {
  const payers = [...new Set(places.map(({ payer }) => payer))];
  const billed = places.filter(({ paidBy }) => paidBy === 'invoice');
  const lines = payers.flatMap((payer) =>
    billed
      .filter((place) => place.payer === payer)
      .map((place, index) => ({ place, line: index + 1 })),
  );
  const lineOf = (place: Place) => lines.find((one) => one.place === place)?.line ?? '';
  const bookings = places.flatMap((place) =>
    sessionsOf(place).map((number) => {
      const by = place.paidBy === 'invoice' ? `INV-${place.payer},${lineOf(place)}` : ',';
      return `S${number},${place.id},${place.paidBy},${by},${place.pass?.id ?? ''}`;
    }),
  );
  return {
    contacts: csv(
      'id,name,email,payer_id',
      ...payers.map((id) => `${id},Payer ${id},${id.toLowerCase()}@family.example,`),
      ...places
        .filter(({ id }) => !payers.includes(id))
        .map(({ id, payer }) => `${id},Kid ${id},,${payer}`),
    ),
    products: csv(
      'id,name,price,currency,billing,auto_collect',
      'GYM,Gymnastics,120.00,GBP,termly,no',
    ),
    sessions: csv(
      'id,product_id,title,starts_at,ends_at',
      ...days.map(
        (day, place) => `S${place + 1},GYM,Gymnastics week ${place + 1},${day}T17:00,${day}T18:00`,
      ),
    ),
    enrolments: csv(
      'contact_id,product_id,from,until',
      ...places.map(({ id }) => `${id},GYM,2026-10-01,2027-01-31`),
    ),
    invoices: csv(
      'number,payer_id,issued_on,due_on,currency,auto_collect,voided_on',
      ...payers
        .filter((payer) => lines.some(({ place }) => place.payer === payer))
        .map((payer) => {
          const voided = money.voided?.includes(payer) ? '2026-10-05' : '';
          return `INV-${payer},${payer},2026-10-01,2026-10-15,GBP,no,${voided}`;
        }),
    ),
    invoice_lines: csv(
      'invoice_number,line,contact_id,product_id,description,amount,tax_rate,sessions_billed,from,until',
      ...lines.map(
        ({ place, line }) =>
          `INV-${place.payer},${line},${place.id},GYM,Gymnastics,${place.amount ?? '100.00'},,10,,`,
      ),
    ),
    bookings: csv('session_id,contact_id,paid_by,invoice_number,line,pass_id', ...bookings),
    ...(money.payments && {
      payments: csv('id,invoice_number,amount,provider,received_on,status', ...money.payments),
    }),
    ...(money.notes && {
      credit_notes: csv('invoice_number,amount,created_on,reason,line', ...money.notes),
    }),
    ...(money.writeOffs && {
      write_offs: csv('invoice_number,amount,written_off_on', ...money.writeOffs),
    }),
    ...(places.some(({ pass }) => pass) && {
      passes: csv(
        'id,contact_id,product_id,uses_left',
        ...places.flatMap(({ id, pass }) =>
          pass ? [`${pass.id},${id},GYM,${pass.usesLeft}`] : [],
        ),
      ),
    }),
    ...(places.some(({ order }) => order) && {
      orders: csv(
        'id,contact_id,product_id,due_on,amount,currency',
        ...places.flatMap(({ id, order }) =>
          order ? [`${order.id},${id},GYM,2026-12-01,${order.amount},GBP`] : [],
        ),
      ),
    }),
  };
}

export const cancelling: Omit<CancellationInput, 'operationId'> = {
  sessionIds: ['club:S5'],
  give: 'credit',
  keepBack: null,
  notifyCustomers: false,
  message: '',
  reason: 'Class cancelled',
};

/** Looks at what cancelling would do. */
export async function look(desk: LedgerDesk, changes: Partial<CancellationInput> = {}) {
  const operationId = changes.operationId ?? randomUUID();
  const job = await draftCancellation(desk, admin, { ...cancelling, operationId, ...changes });
  return { job, ...(await reviewOf(desk, job.id)) };
}

export async function reviewOf(desk: LedgerDesk, jobId: string) {
  const query = { jobId, page: 0, search: '', group: null, states: null };
  const review = await readJobReview(desk, admin, query);
  const parts = new Map(
    review.page.parts.map((part) => [part.contactId.slice('club:'.length), part]),
  );
  return { review, parts };
}

/** Cancels as staff do: looks, presses, and waits for the end. */
export async function cancel(desk: LedgerDesk, changes: Partial<CancellationInput> = {}) {
  const { job } = await look(desk, changes);
  await startSessionJob(desk, admin, { jobId: job.id, seq: job.seq });
  await runSessionJob(desk, job.id);
  return reviewOf(desk, job.id);
}

/** The money of a refund comes back from the bank. */
export async function failRefund(desk: LedgerDesk, refundId: string): Promise<void> {
  const told = { state: 'failed', on: '2026-11-23' } as const;
  await settleRefund(desk, envelope(), { refundId, told, reason: 'Card closed' });
}

/** Runs again what is left of a job, as it was or as credit, and waits for the end. */
export async function runOnceMore(desk: LedgerDesk, jobId: string, give: 'credit' | null) {
  const { seq } = await planAgain(desk, admin, { jobId, give });
  await runAgain(desk, admin, { operationId: randomUUID(), jobId, seq });
  await runSessionJob(desk, jobId);
  return reviewOf(desk, jobId);
}
