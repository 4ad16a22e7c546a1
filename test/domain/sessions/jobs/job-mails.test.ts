import { describe, expect, it } from 'vitest';
import { jobMails } from '../../../../src/domain/sessions/jobs/job-mails.js';
import type { JobPart } from '../../../../src/domain/sessions/jobs/job-part.js';
import { outcomeOf, partAfter } from '../../../../src/domain/sessions/jobs/part-outcome.js';
import type { SessionAct } from '../../../../src/domain/sessions/jobs/session-job.js';
import { aPart, aSession, noEffect, onPass } from '../../../views/sample-jobs.js';

const act: SessionAct = {
  ...{ kind: 'cancel-session', give: 'credit', keepBack: null, message: 'The hall is flooded.' },
  sessions: [{ sessionId: aSession.sessionId, number: 1 }],
};
const leaving: SessionAct = {
  ...{ kind: 'remove-contact', productId: 'club:GYM', sessions: { kind: 'all-future' } },
  ...{ credit: { kind: 'by-price' }, orders: 'cancel', leavingOn: '2026-11-24' },
};
const words = {
  sessions: new Map([[aSession.sessionId, aSession]]),
  productName: 'Gymnastics',
};

type Turn = { before: JobPart; after: JobPart };

function turn(before: JobPart, changes: Partial<JobPart>): Turn {
  return { before, after: { ...before, seq: before.seq + 1n, ...changes } };
}

function booked(before: JobPart, outstanding = 300n): Turn {
  const result = {
    ...{ ...before.effect, noteNumbers: [`INV-1042-CN-${before.id}`], refundIds: [] },
    outstanding: [{ invoiceNumber: 'INV-1042', amount: outstanding }],
  };
  return turn(before, { state: 'booked', isReleased: true, result });
}

function mailsOf(turns: readonly Turn[], as: SessionAct = act) {
  return jobMails(turns, { job: { id: 'job', act: as }, words });
}

const child = (name: string, changes: Partial<JobPart> = {}) =>
  aPart({ id: `job:${name}`, contactId: `club:${name}`, name, ...changes });

describe('a cancelled session', () => {
  it('is one mail for a family, of each of its people, and one for every other payer', () => {
    const family = ['Asha', 'Rohan', 'Mia'].map((name) => booked(child(name)));
    const pass = turn(onPass, { state: 'nothing', isReleased: true });
    const [first, second, ...more] = mailsOf([...family, pass]);
    expect(more).toEqual([]);
    expect(first?.notice).toMatchObject({
      ...{ payerId: 'club:priya', isNews: true, names: ['Asha', 'Rohan', 'Mia'], open: [] },
      message: 'The hall is flooded.',
      sessions: [{ title: aSession.title, names: ['Asha', 'Rohan', 'Mia'] }],
      given: ['Asha', 'Rohan', 'Mia'].map((name) => ({ name, credit: 1_000n, sentBack: 0n })),
      toInvoice: [{ currency: 'GBP', amount: 2_100n }],
      toAccount: [{ currency: 'GBP', amount: 900n }],
      invoices: [{ invoiceNumber: 'INV-1042', outstanding: 300n }],
      invoiceNumbers: ['INV-1042'],
    });
    expect(first?.notice.noteNumbers).toHaveLength(3);
    expect(second?.notice).toMatchObject({
      ...{ payerId: 'club:paul', given: [], passes: [{ name: 'Paul Pass', uses: 1 }] },
    });
    expect(new Set([first?.key, second?.key]).size).toBe(2);
  });

  it('is told to nobody who was removed meanwhile, and names only the brother who stays', () => {
    const facts = { planned: child('Ben'), refusal: null, isGone: true };
    const gone = (part: JobPart): Turn => {
      return { before: part, after: partAfter(part, outcomeOf(part, facts), null) };
    };
    const ana = gone(child('Ana', { payerId: 'club:ana' }));
    const [only, ...more] = mailsOf([ana, gone(child('Ben')), booked(child('Cleo'))]);
    expect(more).toEqual([]);
    expect(only?.notice).toMatchObject({ payerId: 'club:priya', names: ['Cleo'] });
  });

  it.each([
    ['waits for a second person', { isReleased: true }],
    ['waits for a payment', { state: 'pending' }],
    ['has to be looked at again', { state: 'changed', problem: 'Look at it once more.' }],
    ['met a fault', { state: 'failed', problem: 'The log says more.' }],
  ] as const)(
    'is told at once where its money %s, and that money when it comes',
    (_why, changes) => {
      const { before, after } = turn(child('Asha'), changes);
      const [told] = mailsOf([{ before, after }]);
      expect(told?.notice).toMatchObject({ isNews: true, open: ['Asha'], given: [] });
      const next = after.state === 'ready' ? after : { ...after, attempt: 2 };
      const [money] = mailsOf([booked({ ...next, state: 'ready' })]);
      expect(money?.notice).toMatchObject({
        ...{ isNews: false, message: '', open: [], given: [{ name: 'Asha', credit: 1_000n }] },
        passes: [],
      });
      expect(money?.key).not.toBe(told?.key);
      // Tried again without any money coming of it: that is no news to anybody.
      expect(mailsOf([turn({ ...next, state: 'ready' }, { state: 'pending' })])).toEqual([]);
    },
  );

  it('says that credit is instead of a refund that failed, only then', () => {
    const refund: SessionAct = { ...act, give: 'refund' };
    const sent = { ...noEffect, sentBack: 1_000n, refundDays: { from: 3, to: 6 } };
    const [asked] = mailsOf([booked(child('Asha', { give: 'refund', effect: sent }))], refund);
    expect(asked?.notice).toMatchObject({
      ...{ isInsteadOfRefund: false, refundDays: { from: 3, to: 6 }, byPeople: false },
      given: [{ credit: 0n, sentBack: 1_000n }],
    });
    const again = child('Asha', { attempt: 2, isReleased: true });
    const [credited] = mailsOf([booked(again)], refund);
    expect(credited?.notice).toMatchObject({ isInsteadOfRefund: true, isNews: false });
  });
});

describe('leaving a product', () => {
  const orderKept = [{ orderId: 'O-1', dueOn: '2026-12-14', amount: 6_500n, currency: 'GBP' }];
  const subject: JobPart['subject'] = {
    ...{ kind: 'enrolment', enrolmentId: 'E-1', number: 1, orderKept },
  };

  it('is told with the last day and what will still be billed', () => {
    const [mail] = mailsOf([booked(child('Asha', { subject }))], leaving);
    expect(mail?.notice).toMatchObject({
      ...{ kind: 'removed-from-product', isNews: true, names: ['Asha'], message: '' },
      product: { name: 'Gymnastics', leavingOn: '2026-11-24' },
      stillBilled: [{ name: 'Asha', dueOn: '2026-12-14', amount: 6_500n, currency: 'GBP' }],
    });
  });

  it('is not told of somebody who has not left, and once of somebody whose money waits', () => {
    const part = child('Asha', { subject });
    expect(mailsOf([turn(part, { state: 'changed', problem: 'Look.' })], leaving)).toEqual([]);
    const waits = turn(part, { state: 'pending', isReleased: true });
    expect(mailsOf([waits], leaving)[0]?.notice).toMatchObject({ isNews: true, open: ['Asha'] });
    const later = booked({ ...waits.after, state: 'ready', attempt: 2 });
    expect(mailsOf([later], leaving)[0]?.notice).toMatchObject({
      ...{ isNews: false, stillBilled: [], open: [] },
    });
  });
});
