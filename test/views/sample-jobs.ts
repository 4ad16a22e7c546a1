import type { JobTotals } from '../../src/domain/sessions/jobs/job-groups.js';
import type { JobPart } from '../../src/domain/sessions/jobs/job-part.js';
import type { JobReview } from '../../src/domain/sessions/jobs/job-review.js';
import type { SessionJob } from '../../src/domain/sessions/jobs/session-job.js';

export const startsAt = new Date('2026-12-03T17:00:00Z');

export const aSession = {
  sessionId: 'club:S-6',
  productName: 'Gymnastics',
  title: 'Gymnastics week 6',
  startsAt,
  attendees: 23,
};

export function aCancellation(changes: Partial<SessionJob> = {}): SessionJob {
  const sessions = [{ sessionId: aSession.sessionId, number: 1 }];
  return {
    id: '9f1f5c3e-7a56-4b6e-9d6b-0b8a1b6f3c11',
    clubId: 'club',
    act: { kind: 'cancel-session', sessions, give: 'credit', keepBack: null, message: '' },
    reason: 'Class cancelled',
    notifyCustomers: false,
    by: { kind: 'staff', id: 'UOLIVE' },
    byRoles: ['operator'],
    state: 'draft',
    money: 'free',
    requestId: null,
    requestState: null,
    approvedBy: null,
    round: 1,
    parts: 23,
    createdAt: new Date('2026-11-23T10:00:00Z'),
    startedAt: null,
    finishedAt: null,
    forgottenAt: new Date('2026-11-24T10:00:00Z'),
    message: null,
    seq: 1n,
    ...changes,
  };
}

export const someTotals: JobTotals = {
  currency: 'GBP',
  people: 19,
  amount: 19_000n,
  each: 1_000n,
  toInvoice: 7_000n,
  toAccount: 12_000n,
  sentBack: 0n,
  keptBack: 0n,
  refundFee: 950n,
  refundDays: { from: 3, to: 6 },
  byPeople: false,
};

export const noEffect = {
  ...{ toInvoice: 0n, toAccount: 0n, sentBack: 0n },
  ...{ refundFee: 0n, refundDays: null, byPeople: false },
};

export function aPart(changes: Partial<JobPart> = {}): JobPart {
  return {
    id: 'job:B-1',
    jobId: 'job',
    clubId: 'club',
    place: 0,
    payerId: 'club:priya',
    payerName: 'Priya Patel',
    contactId: 'club:asha',
    name: 'Asha Patel',
    searchText: 'asha patel priya patel',
    subject: { kind: 'booking', bookingId: 'club:B-1', sessionId: aSession.sessionId, number: 1 },
    currency: 'GBP',
    reckoning: [
      {
        ...{ invoiceNumber: 'INV-1042', line: 1, net: 12_000n },
        ...{ how: { by: 'sessions', billed: 12, left: 1 }, alreadyGiven: 0n, amount: 1_000n },
      },
    ],
    ...{ offered: 1_000n, most: 12_000n, amount: 1_000n, keptBack: 0n, isEdited: false },
    given: [{ invoiceId: 'club:INV-1042', lines: [{ line: 1, amount: 1_000n, givenFor: null }] }],
    effect: { ...noEffect, toInvoice: 700n, toAccount: 300n },
    reason: null,
    group: 'given',
    give: 'credit',
    beside: { passUses: [], orders: [], releases: [] },
    isReleased: false,
    state: 'ready',
    attempt: 1,
    result: null,
    problem: '',
    seq: 1n,
    ...changes,
  };
}

const nothingGiven = {
  ...{ offered: 0n, most: 0n, amount: 0n, keptBack: 0n, given: [], effect: noEffect },
  ...{ reckoning: [], currency: null },
};

export const onPass = aPart({
  ...nothingGiven,
  ...{ name: 'Paul Pass', contactId: 'club:paul', payerId: 'club:paul', payerName: 'Paul Pass' },
  ...{ reason: 'paid-by-pass', group: 'paid-by-pass' },
  beside: { passUses: [{ passId: 'club:P-1', bookingId: 'club:B-2' }], orders: [], releases: [] },
});

export const notInvoiced = aPart({
  ...nothingGiven,
  ...{ name: 'Nora New', reason: 'not-invoiced', group: 'not-invoiced' },
  beside: {
    passUses: [],
    orders: [{ orderId: 'club:O-17', before: 6_500n, after: 5_500n, currency: 'GBP' }],
    releases: [],
  },
});

export function aReview(changes: Partial<JobReview> = {}): JobReview {
  return {
    job: aCancellation(),
    sessions: [aSession],
    sessionCount: 1,
    productName: null,
    sums: {
      parts: 23,
      groups: [
        { group: 'trial', people: 1, passUses: 0 },
        { group: 'given', people: 19, passUses: 0 },
        { group: 'not-invoiced', people: 1, passUses: 0 },
        { group: 'paid-by-pass', people: 2, passUses: 2 },
      ],
      states: [{ state: 'ready', parts: 23 }],
      totals: [someTotals],
      booked: [],
      orders: 1,
      payers: 17,
    },
    need: null,
    isMailed: false,
    isSingleHanded: false,
    newCredit: { until: null, settles: false },
    creditLeft: [],
    refunds: [],
    page: { parts: [aPart(), onPass, notInvoiced], page: 0, pages: 2, found: 23 },
    ...changes,
  };
}
