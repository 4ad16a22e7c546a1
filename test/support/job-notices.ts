import type { JobTotals } from '../../src/domain/sessions/jobs/job-groups.js';
import type { JobMailNotice } from '../../src/domain/sessions/jobs/job-mail-notice.js';
import type { JobNotice } from '../../src/domain/sessions/jobs/job-notice.js';

export function jobTotals(changes: Partial<JobTotals> = {}): JobTotals {
  return {
    ...{ currency: 'GBP', people: 19, amount: 19_000n, each: 1000n },
    ...{ toInvoice: 4000n, toAccount: 15_000n },
    ...{ sentBack: 0n, keptBack: 0n, refundFee: 950n, byPeople: false },
    refundDays: { from: 3, to: 6 },
    ...changes,
  };
}

/** A job on 23 people, of whom 12 are dealt with. */
export function aJobNotice(changes: Partial<JobNotice> = {}): JobNotice {
  return {
    jobId: 'K7Q2',
    what: {
      kind: 'cancel-session',
      sessions: [{ title: 'Gymnastics week 6', startsAt: new Date('2026-12-03T17:00:00Z') }],
      count: 1,
    },
    ...{ byUserId: 'UOLIVE', reason: 'Class cancelled', state: 'running', money: 'free', round: 1 },
    sums: {
      parts: 23,
      groups: [
        { group: 'given', people: 19, passUses: 0 },
        { group: 'paid-by-pass', people: 2, passUses: 2 },
        { group: 'not-invoiced', people: 1, passUses: 0 },
        { group: 'trial', people: 1, passUses: 0 },
      ],
      states: [
        { state: 'booked', parts: 12 },
        { state: 'ready', parts: 11 },
      ],
      totals: [jobTotals()],
      booked: [jobTotals({ people: 12, amount: 12_000n })],
      ...{ orders: 1, payers: 17 },
    },
    ...changes,
  };
}

/** What a family of three is mailed of a cancelled session: one owed, and two had paid. */
export function aJobMail<Changes extends Partial<JobMailNotice>>(changes?: Changes) {
  const notice = {
    ...{ kind: 'session-cancelled', jobId: 'K7Q2', payerId: 'club:olsen', isNews: true },
    sessions: [
      {
        ...{ title: 'Gymnastics week 6', startsAt: new Date('2026-12-03T17:00:00Z') },
        names: ['Asha Patel', 'Rohan Patel', 'Mia Patel'],
      },
    ],
    ...{ product: null, names: ['Asha Patel', 'Rohan Patel', 'Mia Patel'] },
    message: 'The hall is flooded. See you next week.',
    given: ['Asha Patel', 'Rohan Patel', 'Mia Patel'].map((name) => {
      return { name, currency: 'GBP', credit: 1_000n, sentBack: 0n };
    }),
    toInvoice: [{ currency: 'GBP', amount: 1_200n }],
    invoices: [{ invoiceNumber: 'INV-1042', currency: 'GBP', outstanding: 5_800n }],
    toAccount: [{ currency: 'GBP', amount: 1_800n }],
    ...{ byPeople: false, refundDays: null, isInsteadOfRefund: false },
    ...{ passes: [], notBilled: [], stillBilled: [], open: [] },
    ...{ noteNumbers: ['INV-1042-CN-1'], invoiceNumbers: ['INV-1042'] },
  } satisfies JobMailNotice;
  return { ...notice, ...changes };
}
