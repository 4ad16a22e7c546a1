import type { Document } from 'mongodb';
import { entryKinds } from '../../domain/books/entry-kinds.js';
import { journalSchemaVersion } from '../../domain/books/journal-entry.js';
import { ledgerAccountPattern } from '../../domain/books/ledger-account.js';
import { paymentStatuses } from '../../domain/payments/payment.js';
import { clubValidator } from './club-rule.js';
import { invoiceRule } from './invoice-rule.js';
import { jobValidators } from './job-validators.js';
import { linkValidators } from './link-rules.js';
import { providerValidators } from './provider-validators.js';
import { refundValidator } from './refund-rule.js';
import { approvalValidators } from './request-rule.js';
import {
  amounts,
  arrayOf,
  long,
  longOrNull,
  longs,
  text,
  textOrNull,
  validator,
} from './schema-parts.js';
import { trailValidators } from './trail-validators.js';

const invoiceAmounts = [
  'total',
  'paid',
  'creditApplied',
  'creditedToInvoice',
  'creditedToAccount',
  'refunded',
  'overpaymentMoved',
  'overpaymentRefunded',
  'writtenOff',
];

/** An entry has its place on the invoice that it names, else on the account of its payer. */
const placesOfEntry = {
  anyOf: [
    { properties: { refs: { required: ['invoiceId'] }, invoiceSeq: long } },
    {
      properties: {
        refs: { not: { required: ['invoiceId'] } },
        invoiceSeq: { bsonType: 'null' },
        accountSeq: long,
      },
    },
  ],
};

/**
 * What the database itself refuses, also from a wrong program: amounts that are not Int64,
 * postings that do not sum to zero, balances and debts that do not follow from their parts.
 */
export const validators: Record<string, Document> = {
  journal: validator(
    {
      requestHash: text,
      kind: { enum: [...entryKinds] },
      clubId: text,
      payerId: text,
      currency: text,
      postings: arrayOf({
        account: { ...text, pattern: ledgerAccountPattern },
        amount: long,
      }),
      refs: { bsonType: 'object' },
      invoiceSeq: longOrNull,
      accountSeq: longOrNull,
      previous: textOrNull,
      previousOnAccount: textOrNull,
      occurredOn: text,
      recordedAt: { bsonType: 'date' },
      schemaVersion: { enum: [journalSchemaVersion] },
    },
    { $eq: [{ $sum: '$postings.amount' }, 0] },
    placesOfEntry,
  ),
  accounts: validator(
    {
      clubId: text,
      payerId: text,
      currency: text,
      ...longs('balance', 'seq'),
      headDigest: text,
      lots: arrayOf({ lotId: text, remaining: { bsonType: 'long', minimum: 1 }, createdOn: text }),
    },
    { $and: [{ $gte: ['$balance', 0] }, { $eq: ['$balance', { $sum: '$lots.remaining' }] }] },
  ),
  invoices: validator(
    {
      clubId: text,
      payerId: text,
      number: text,
      numberOrder: text,
      numberDigits: { bsonType: 'array', items: text },
      issuedOn: text,
      dueOn: text,
      recordedAt: { bsonType: 'date' },
      currency: text,
      autoApply: { enum: ['due', 'done', 'off'] },
      pendingPayment: { bsonType: 'bool' },
      payable: { bsonType: 'bool' },
      status: text,
      voidedOn: textOrNull,
      headDigest: text,
      ...amounts(...invoiceAmounts),
      ...longs('outstanding', 'overpaid', 'accountSeqAtIssue', 'seq'),
      lines: arrayOf({
        line: { bsonType: 'int' },
        ...longs('amount', 'discount', 'credited', 'refunded', 'taxCredited'),
        ...amounts('net'),
      }),
      pendingPayments: arrayOf({ paymentId: text, amount: long }),
    },
    invoiceRule,
  ),
  credit_notes: validator(
    {
      number: text,
      clubId: text,
      payerId: text,
      invoiceId: text,
      currency: text,
      ...longs('amount', 'toInvoice', 'toAccount', 'voidedToInvoice', 'voidedToAccount', 'seq'),
      lines: arrayOf({ line: { bsonType: 'int' }, ...longs('amount', 'tax', 'voided') }),
    },
    {
      $and: [
        { $gt: ['$amount', 0] },
        { $eq: ['$amount', { $add: ['$toInvoice', '$toAccount'] }] },
        { $eq: ['$amount', { $sum: '$lines.amount' }] },
        { $gte: ['$toInvoice', '$voidedToInvoice'] },
        { $gte: ['$toAccount', '$voidedToAccount'] },
        { $gte: ['$voidedToInvoice', 0] },
        { $gte: ['$voidedToAccount', 0] },
      ],
    },
  ),
  payments: validator(
    {
      clubId: text,
      payerId: text,
      invoiceId: text,
      currency: text,
      provider: text,
      status: { enum: [...paymentStatuses] },
      receivedOn: text,
      reversedOn: textOrNull,
      receivedEntryId: textOrNull,
      attempt: { bsonType: 'int', minimum: 1 },
      ...amounts('reversed'),
      ...longs('amount', 'seq'),
    },
    {
      $and: [
        { $gt: ['$amount', 0] },
        { $gte: ['$amount', '$reversed'] },
        // Something went back exactly when the payment says so.
        { $eq: [{ $gt: ['$reversed', 0] }, { $in: ['$status', ['bounced', 'returned']] }] },
      ],
    },
  ),
  refunds: refundValidator,
  ...approvalValidators,
  open_outcomes: validator({
    clubId: text,
    payerId: text,
    userId: text,
    entries: { bsonType: 'array', minItems: 1 },
    sentAt: { bsonType: 'date' },
  }),
  ...providerValidators,
  outbox: validator({
    clubId: text,
    state: { enum: ['ready', 'sending', 'sent', 'given-up'] },
    attempts: { bsonType: 'int' },
    nextAttemptAt: { bsonType: 'date' },
  }),
  sweep_runs: validator({ kind: { enum: ['run', 'page'] }, clubId: text }),
  migrations: validator({ version: { bsonType: 'int' } }),
  leases: validator({ holder: text, expiresAt: { bsonType: 'date' } }),
  counters: validator({ value: long }),
  clubs: clubValidator,
  forgettings: validator({ clubId: text, startedAt: { bsonType: 'date' } }),
  expiry_nights: validator({ clubId: text, day: text, untold: { bsonType: 'bool' } }),
  ...trailValidators,
  contacts: validator({ clubId: text, ownId: text, name: text, payerId: text }),
  products: validator({ clubId: text, name: text, price: long, currency: text, billing: text }),
  sessions: validator({ clubId: text, productId: text, startsAt: { bsonType: 'date' } }),
  enrolments: validator({ clubId: text, contactId: text, productId: text }),
  bookings: validator({ clubId: text, sessionId: text, contactId: text, paidBy: text }),
  orders: validator({ clubId: text, contactId: text, productId: text, amount: long }),
  passes: validator({ clubId: text, contactId: text, productId: text }),
  ...jobValidators,
  ...linkValidators,
};
