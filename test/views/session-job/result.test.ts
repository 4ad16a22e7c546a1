import { describe, expect, it } from 'vitest';
import type { RefundState } from '../../../src/domain/refunds/refund.js';
import type { JobSums } from '../../../src/domain/sessions/jobs/job-groups.js';
import type { JobPart, PartState } from '../../../src/domain/sessions/jobs/job-part.js';
import { jobModal } from '../../../views/session-job/job-modal.js';
import { isRunning, placeOfJob } from '../../../views/session-job/metadata.js';
import { longId, mostMinor } from '../largest-facts.js';
import { hostileName, shown } from '../sample-facts.js';
import { aCancellation, aPart, aReview, noEffect, onPass, someTotals } from '../sample-jobs.js';
import { expectModal } from '../slack-limits.js';

const place = { ...placeOfJob('job'), filter: 'all', started: true };
const around = { club: shown, threshold: null, nobodyElse: false, notice: null };
const sums = aReview().sums;
const states = (counts: Partial<Record<PartState, number>>) =>
  (['nothing', 'booked', 'pending', 'changed', 'failed', 'ready'] as const).flatMap((state) => {
    const parts = counts[state];
    return parts === undefined ? [] : [{ state, parts }];
  });

const result = {
  ...{ ...noEffect, toInvoice: 700n, toAccount: 300n, noteNumbers: ['INV-1042-CN-1'] },
  ...{ refundIds: [], outstanding: [{ invoiceNumber: 'INV-1042', amount: 250n }] },
};

function finished(changes: Parameters<typeof aReview>[0] = {}) {
  const job = aCancellation({ state: 'finished', startedAt: new Date('2026-11-23T10:01:00Z') });
  return jobModal(aReview({ job, ...changes }), place, around);
}

describe('a job at work', () => {
  it('says how far it is, and that it goes on without the window', () => {
    const job = aCancellation({ state: 'running' });
    const some = { ...sums, states: states({ ready: 11, booked: 10, nothing: 2 }) };
    const view = jobModal(aReview({ job, sums: some }), place, around);
    expect(isRunning(view)).toBe(true);
    expect(view.clear_on_close).toBe(true);
    const text = expectModal(view);
    expect(text).toContain('*12 of 23 done…*');
    expect(text).toContain('It goes on when you close this window.');
  });
});

describe('the result of a job', () => {
  it('says what of new credit was used at once, and until when the rest can be used', () => {
    const settled = [
      { invoiceNumber: 'INV-7', amount: 100n, outstanding: 0n },
      { invoiceNumber: longId, amount: 50n, outstanding: mostMinor },
    ];
    const part = aPart({
      state: 'booked',
      result: { ...result, settled, creditUntil: '2026-12-23' },
    });
    const booked = [{ ...someTotals, settled: 150n }];
    const text = expectModal(
      finished({
        sums: { ...sums, booked, states: states({ booked: 1 }) },
        page: { parts: [part], page: 0, pages: 1, found: 1 },
      }),
    );
    expect(text).toContain(
      '£120.00 became account credit (£1.50 of it was used at once on other invoices)',
    );
    expect(text).toContain('£3.00 became account credit, to be used until 23 Dec');
    expect(text).toContain('£1.00 of it was used at once on INV-7 (nothing left to pay)');
  });

  it('says where refunds wait, which nobody has sent yet, and nothing of it for credit', () => {
    const of = (changes: Partial<typeof someTotals>) =>
      expectModal(finished({ sums: { ...sums, booked: [{ ...someTotals, ...changes }] } }));
    const toDo = 'Each refund stands under *Refunds to do* until it is done.';
    expect(of({ toAccount: 0n, sentBack: 12_000n })).toContain(toDo);
    expect(of({})).not.toContain(toDo);
  });

  it('says of refunds what is so: done, on their way, or still to be sent', () => {
    const booked = [{ ...someTotals, amount: 19_000n, toAccount: 0n, sentBack: 12_000n }];
    const of = (refunds?: JobSums['refunds']) =>
      expectModal(
        finished({
          sums: {
            ...{ ...sums, booked, states: states({ booked: 19 }) },
            ...(refunds && { refunds }),
          },
        }),
      );
    const some = of([
      { currency: 'GBP', state: 'asked', amount: 7_000n },
      { currency: 'GBP', state: 'waiting', amount: 3_000n },
      { currency: 'GBP', state: 'done', amount: 2_000n },
      { currency: 'EUR', state: 'asked', amount: 900n },
    ]);
    expect(some).toContain('*19 dealt with*: £190.00 in all');
    expect(some).toContain(
      '£70.00 lowered what was owed on invoices, £20.00 was sent back, £30.00 is on its way back and £70.00 is still to be sent back.',
    );
    const done = of([{ currency: 'GBP', state: 'done', amount: 12_000n }]);
    expect(done).toContain('*19 given*: £190.00 in all');
    expect(done).not.toContain('until it is done');
    expect(of()).toContain('£120.00 is still to be sent back.');
  });

  it('says of one person what stands, and only the rest is not given', () => {
    const problem = 'The refund could not be made (card closed). Run it again.';
    const given = { ...result, toAccount: 0n, sentBack: 300n, refundIds: ['r'] };
    const of = (state: 'booked' | 'failed', refund: RefundState) => {
      const parts = [
        aPart({ state, result: given, problem: state === 'failed' ? problem : '', give: 'refund' }),
      ];
      const page = { parts, page: 0, pages: 1, found: 1 };
      return expectModal(finished({ page, refunds: [{ id: 'r', state: refund, amount: 300n }] }));
    };
    expect(of('booked', 'asked')).toContain(
      '*£10.00*\n£7.00 lowered what is owed and £3.00 is still to be sent back  ·  INV-1042-CN-1 and 1 refund',
    );
    expect(of('booked', 'waiting')).toContain('£3.00 is on its way back');
    expect(of('booked', 'done')).toContain('£3.00 was sent back');
    expect(of('failed', 'failed')).toContain(
      `£3.00 *not given*\n${problem}\n£7.00 lowered what is owed  ·  INV-1042-CN-1`,
    );
  });

  it('gives the reason of somebody who gets nothing because the session takes place again', () => {
    const problem = 'The session takes place again, so nothing is given for it any more.';
    const page = { parts: [aPart({ state: 'nothing', problem })], page: 0, pages: 1, found: 1 };
    const text = expectModal(finished({ page }));
    expect(text).toContain(`£10.00 *not given*\n${problem}`);
    expect(text).not.toContain('kept back');
  });

  it('takes the button to put somebody back away once that is done, and says when', () => {
    const subject = { kind: 'enrolment' as const, enrolmentId: 'e', number: 1, orderKept: [] };
    const of = (changes: Partial<JobPart>) => {
      const parts = [aPart({ subject, state: 'booked', result, isReleased: true, ...changes })];
      return expectModal(finished({ page: { parts, page: 0, pages: 1, found: 1 } }));
    };
    expect(of({}).split('\n')).toContain('Put back');
    const back = of({ putBackAt: new Date('2026-11-23T11:30:00Z') });
    expect(back.split('\n')).not.toContain('Put back');
    expect(back).toContain('Put back into the product, 23 Nov, 11:30.');
  });

  it('says of a club of one person that nobody else approved it', () => {
    const job = aCancellation({ state: 'finished', singleHanded: true });
    expect(expectModal(finished({ job }))).toContain(
      'The club runs single-handed, so no second person approved it.',
    );
  });

  it('counts by what became of people, with totals, and has nothing to run again', () => {
    const booked = [{ ...someTotals, amount: 19_000n }];
    const all = { ...sums, booked, states: states({ booked: 19, nothing: 4 }) };
    const parts = [aPart({ state: 'booked', result }), { ...onPass, state: 'nothing' as const }];
    const page = { parts, page: 0, pages: 1, found: 2 };
    const view = finished({ sums: all, page });
    expect(isRunning(view)).toBe(false);
    const text = expectModal(view);
    expect(text).toContain('*19 given*: £190.00 in all');
    expect(text).toContain('*4 without money*');
    expect(text).toContain(
      '*Asha Patel*  ·  Priya Patel pays  ·  *£10.00*\n£7.00 lowered what is owed and £3.00 became account credit  ·  INV-1042-CN-1  ·  £2.50 left to pay on INV-1042',
    );
    expect(text).not.toContain('Run again');
  });

  it('names each failure with what to do, and offers credit where a refund failed', () => {
    const problem = 'The refund could not be made (card closed). Run it again.';
    const parts = [aPart({ state: 'failed', problem }), aPart({ state: 'changed', problem: '' })];
    const { act, ...job } = aCancellation({ state: 'finished' });
    if (act.kind !== 'cancel-session') throw new Error('no cancellation');
    const all = { ...sums, states: states({ booked: 21, failed: 1, changed: 1 }) };
    const text = expectModal(
      finished({
        job: { ...job, act: { ...act, give: 'refund' } },
        sums: all,
        page: { parts, page: 0, pages: 1, found: 2 },
      }),
    );
    expect(text).toContain(`£10.00 *not given*\n${problem}`);
    expect(text).toContain('Something else would happen now than what was shown.');
    expect(text.split('\n')).toEqual(
      expect.arrayContaining(['Run again', 'Run again with credit']),
    );
  });

  it('says that the money waits, and that none was given where it was rejected', () => {
    const all = { ...sums, states: states({ ready: 19, nothing: 3, pending: 1 }) };
    const job = aCancellation({ state: 'finished', money: 'waiting' });
    const waiting = expectModal(finished({ job, sums: all }));
    expect(waiting).toContain('the money waits for a second person, who was asked.');
    expect(waiting).not.toContain('Run again');
    const refused = { ...job, money: 'refused', requestState: 'rejected' } as const;
    const text = expectModal(finished({ job: refused, sums: all }));
    expect(text).toContain('The request for the money was rejected, so none of it was given.');
    expect(text).toContain('Run again');
  });

  it('is whole for a session without attendees', () => {
    const none = { ...sums, parts: 0, groups: [], states: [], totals: [], orders: 0, payers: 0 };
    const page = { parts: [], page: 0, pages: 1, found: 0 };
    const view = finished({ sums: none, page });
    expect(view.submit).toBeUndefined();
    expect(expectModal(view)).toContain('Nobody is booked');
  });

  it('fits into what Slack takes at its largest', () => {
    const problem = hostileName.repeat(5);
    const many = Array.from({ length: 50 }, () => longId);
    const long = {
      ...{ ...result, toInvoice: mostMinor, sentBack: mostMinor, noteNumbers: many },
      refundIds: many,
      outstanding: many.map((invoiceNumber) => ({ invoiceNumber, amount: mostMinor })),
    };
    const of = { name: hostileName, payerName: hostileName, amount: mostMinor, isReleased: true };
    const parts = (['booked', 'nothing', 'ready', 'pending', 'changed', 'failed'] as const).flatMap(
      (state) => Array.from({ length: 3 }, () => aPart({ ...of, state, problem, result: long })),
    );
    const booked = ['GBP', 'EUR', 'USD'].map((currency) => {
      return { ...someTotals, currency, amount: mostMinor, keptBack: mostMinor };
    });
    const counts = {
      ready: 5_000,
      booked: 5_000,
      nothing: 5_000,
      pending: 1,
      changed: 2,
      failed: 3,
    };
    const job = aCancellation({ state: 'finished', money: 'refused', reason: hostileName });
    expectModal(
      finished({
        job,
        sums: { ...sums, parts: 5_000, booked, states: states(counts) },
        page: { parts, page: 100, pages: 250, found: 5_000 },
      }),
    );
  });
});
