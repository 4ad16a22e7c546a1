import type { IndexDescription } from 'mongodb';
import { caseApart } from '../club/address-collation.js';
import { linkIndexes } from './link-indexes.js';
import { workIndexes } from './work-indexes.js';

/** Every index with the question that it answers. */
export const indexes: Record<string, IndexDescription[]> = {
  ...workIndexes,
  journal: [
    // The statement of one payer, and the audit in payer order.
    { name: 'payer', key: { clubId: 1, payerId: 1, currency: 1, accountSeq: 1 } },
    // A page of everything booked for one payer, by day. Entries are only ever inserted, so this
    // one is written once for each.
    { name: 'statement', key: { clubId: 1, payerId: 1, currency: 1, occurredOn: 1 } },
    // The history of one invoice, in the order in which it came about.
    { name: 'invoice', key: { 'refs.invoiceId': 1, invoiceSeq: 1 } },
  ],
  accounts: [
    {
      name: 'booked_again',
      key: { clubId: 1 },
      partialFilterExpression: { 'forgotten.again': true },
    },
    { name: 'payer', key: { clubId: 1, payerId: 1, currency: 1 }, unique: true },
    // Who has credit in hand. Its key changes only when an account is filled or emptied.
    {
      name: 'in_hand',
      key: { clubId: 1, currency: 1 },
      partialFilterExpression: { balance: { $gt: 0 } },
    },
    // Credit by its last day: only lots that have one, so a club without expiry pays nothing.
    {
      name: 'expiring',
      key: { clubId: 1, 'lots.expiresOn': 1 },
      partialFilterExpression: { 'lots.expiresOn': { $type: 'string' } },
    },
  ],
  invoices: [
    // The sweep's queue: its size follows the new invoices, not all of them. Those that wait for
    // a payment are a part of it, since each index makes every write of an invoice dearer. A payer's
    // are taken as they were written down, so that it does not matter when the sweep runs.
    {
      name: 'sweep_queue',
      key: {
        ...{ clubId: 1, pendingPayment: 1, payerId: 1 },
        ...{ recordedAt: 1, issuedOn: 1, numberOrder: 1 },
      },
      partialFilterExpression: { autoApply: 'due' },
    },
    // Every list of invoices, newest first: one of all statuses merges twenty ranges of it, one of
    // what can be paid ten, and never reads what is settled. The day on which it is due, which never
    // changes, stands behind, so that what is overdue is counted in the index.
    {
      name: 'status',
      key: { clubId: 1, payable: 1, status: 1, issuedOn: -1, numberOrder: -1, dueOn: 1 },
    },
    // What is overpaid, whatever else it is: few, and other invoices are not in it.
    {
      name: 'overpaid',
      key: { clubId: 1, issuedOn: -1, numberOrder: -1 },
      partialFilterExpression: { overpaid: { $gt: 0 } },
    },
    { name: 'payer', key: { clubId: 1, payerId: 1, issuedOn: -1, numberOrder: -1 } },
    // Looking an invoice up by the digits of its number. They never change, so only issuing pays.
    { name: 'digits', key: { clubId: 1, numberDigits: 1 } },
    // What was booked on somebody since they were forgotten: mostly nothing.
    {
      name: 'booked_again',
      key: { clubId: 1 },
      partialFilterExpression: { 'forgotten.again': true },
    },
    { name: 'beneficiary', key: { clubId: 1, beneficiaryIds: 1, issuedOn: -1, numberOrder: -1 } },
    // Numbers are found, and kept unique, by `_id`: it is the club's id and the number.
  ],
  credit_notes: [
    { name: 'invoice', key: { invoiceId: 1, createdAt: 1 } },
    { name: 'recent', key: { clubId: 1, createdAt: -1 } },
    { name: 'payer', key: { clubId: 1, payerId: 1 } },
  ],
  payments: [
    { name: 'invoice', key: { invoiceId: 1, receivedOn: 1 } },
    { name: 'payer', key: { clubId: 1, payerId: 1 } },
  ],
  refunds: [
    { name: 'invoice', key: { invoiceId: 1, askedAt: 1 } },
    { name: 'payer', key: { clubId: 1, payerId: 1 } },
    // What somebody has to do, or waits at a provider, the oldest first: few, however many there are.
    {
      name: 'under_way',
      key: { clubId: 1, askedOn: 1, askedAt: 1, _id: 1 },
      partialFilterExpression: { state: { $in: ['asked', 'waiting'] } },
    },
    // What a provider has to be asked to send, and what waits there; offline ones lie elsewhere.
    {
      name: 'at_provider',
      key: { clubId: 1, provider: 1, state: 1, askedAt: 1, _id: 1 },
      partialFilterExpression: { state: { $in: ['asked', 'waiting'] } },
    },
    // What a provider tells of names its own id.
    { name: 'provider_refund', key: { clubId: 1, provider: 1, providerRefundId: 1 } },
  ],
  provider_disputes: [
    // Whether money of a payment is held, so that none of it can be sent back.
    { name: 'payment', key: { paymentIds: 1 } },
  ],
  provider_refunds: [
    // What of a payment was sent back by others, and is not in the books.
    { name: 'payment', key: { paymentId: 1 } },
  ],
  given_alone: [{ name: 'payer', key: { clubId: 1, payerId: 1 } }],
  requests: [
    // What waits, oldest first, and what one person asked for, newest first.
    { name: 'open', key: { clubId: 1, state: 1, askedAt: 1 } },
    { name: 'requester', key: { clubId: 1, requesterId: 1, askedAt: -1 } },
    { name: 'payer', key: { clubId: 1, payerId: 1 } },
    // What was to be written to customers in them and is still kept.
    {
      name: 'with_note',
      key: { clubId: 1, 'decision.at': 1 },
      partialFilterExpression: { 'input.noteToCustomer': { $gt: '' } },
    },
    // What was asked for on somebody forgotten, whose words are to be taken out: mostly nothing.
    {
      name: 'of_forgotten',
      key: { clubId: 1 },
      partialFilterExpression: { 'planned.forgotten': true },
    },
  ],
  contacts: [
    { name: 'search', key: { clubId: 1, searchWords: 1 } },
    { name: 'payer', key: { clubId: 1, payerId: 1 } },
    { name: 'name', key: { clubId: 1, name: 1 } },
    // Whose account is at an address, however it is written. It changes only when people do.
    { name: 'email', key: { clubId: 1, email: 1 }, collation: caseApart },
    // Whose history an import has not ended: mostly nobody's.
    {
      name: 'unfinished',
      key: { clubId: 1 },
      partialFilterExpression: { importing: { $exists: true } },
    },
  ],
  products: [{ name: 'name', key: { clubId: 1, name: 1 } }],
  sessions: [
    // What takes place next, and all of one day.
    { name: 'start', key: { clubId: 1, startsAt: 1 } },
    // Those of one product between two days.
    { name: 'product', key: { clubId: 1, productId: 1, startsAt: 1 } },
    // What was cancelled, the newest first: few, however many sessions there are.
    {
      name: 'cancelled',
      key: { clubId: 1, 'cancelled.cancelledAt': -1, startsAt: 1 },
      partialFilterExpression: { 'cancelled.cancelledAt': { $exists: true } },
    },
  ],
  enrolments: [
    { name: 'contact', key: { clubId: 1, contactId: 1 } },
    // Who is on a product.
    { name: 'product', key: { clubId: 1, productId: 1, contactId: 1 } },
  ],
  bookings: [
    { name: 'session', key: { sessionId: 1 } },
    { name: 'contact', key: { clubId: 1, contactId: 1 } },
    // Which sessions were booked on an invoice's lines, read from the index alone.
    { name: 'line', key: { invoiceId: 1, line: 1, sessionId: 1 } },
  ],
  jobs: [
    { name: 'recent', key: { clubId: 1, state: 1, createdAt: -1 } },
    // What was written to people in them and is still kept.
    {
      name: 'with_message',
      key: { clubId: 1, finishedAt: 1 },
      partialFilterExpression: { 'act.message': { $gt: '' } },
    },
  ],
  job_parts: [
    // A job's parts in their order, and those that are still to be done.
    { name: 'job', key: { jobId: 1, place: 1 } },
    { name: 'state', key: { jobId: 1, state: 1, place: 1 } },
  ],
  orders: [
    { name: 'contact', key: { clubId: 1, contactId: 1, dueOn: 1 } },
    // What has to be changed in the billing system, what is due next first: few.
    {
      name: 'open_change',
      key: { clubId: 1, dueOn: 1, _id: 1 },
      partialFilterExpression: { hasOpenChange: true },
    },
  ],
  passes: [{ name: 'contact', key: { clubId: 1, contactId: 1 } }],
  ...linkIndexes,
};
