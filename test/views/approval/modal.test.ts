import { describe, expect, it } from 'vitest';
import { standingInWords } from '../../../src/blocks/request-words.js';
import { wordsFor } from '../../../src/blocks/words.js';
import type { PlannedJob } from '../../../src/domain/approvals/request.js';
import type { Review } from '../../../src/services/approvals/review.js';
import { reviewModal } from '../../../views/approval/modal.js';
import { rejectModal } from '../../../views/approval/reject-modal.js';
import { decidedAnswer } from '../../../views/approval/result.js';
import { askedModal } from '../../../views/forms/asked.js';
import { requestMessage } from '../../../views/forms/request-message.js';
import { requestListModal } from '../../../views/requests/modal.js';
import { anInvoice } from '../../support/rules.js';
import { largestInvoiceFacts } from '../largest-facts.js';
import { hostileName, hugeAmount, shown, shownPromise } from '../sample-facts.js';
import { aRequest } from '../sample-requests.js';
import { expectModal } from '../slack-limits.js';

const words = wordsFor(shown);
const planned = {
  ...aRequest().planned,
  ...{ toInvoice: hugeAmount, toAccount: hugeAmount, sentBack: hugeAmount },
  ...{ outstanding: hugeAmount, facts: shownPromise.facts, promised: shownPromise.promised },
};
const decision = {
  ...{ by: 'UANNA', at: new Date('2026-11-24T09:00:00Z') },
  comment: '<!channel> '.repeat(45),
};
const largest = aRequest({
  reason: hostileName,
  input: { noteToCustomer: hostileName.repeat(3) },
  need: { why: 'threshold', amount: hugeAmount, alone: hugeAmount, currency: 'GBP' },
  planned,
});
const place = {
  beneath: { viewId: 'V1', callbackId: 'requests', metadata: 'x'.repeat(300) },
  notice: 'Since you opened this form, much was paid. '.repeat(5),
};

const money = { toInvoice: 4_000n, toAccount: 15_000n, sentBack: 0n };

function aReview(changes: Partial<Review> = {}): Review {
  return {
    ...{ request: largest, payerName: hostileName, now: planned, refusal: null },
    invoice: largestInvoiceFacts().invoice,
    ...{ isChanged: true, isOwn: false, mayDecide: true, ownAccount: null },
    ...{
      seenUpTo: decision.at,
      same: { number: 'INV-1-CN-1', createdAt: decision.at, createdBy: 'U1' },
    },
    ...changes,
  };
}

describe('The screens about a request', () => {
  it('stay inside the limits with the worst that people can store', () => {
    const said = expectModal(reviewModal(aReview(), place, shown));
    expect(said).not.toContain('<!channel>');
    expectModal(
      rejectModal(
        { request: largest, payerName: hostileName, beneath: null, comment: 'x'.repeat(500) },
        words,
      ),
    );
    for (const state of ['approved', 'rejected', 'expired', 'withdrawn'] as const) {
      const request = aRequest({ ...largest, state, decision });
      expectModal(askedModal({ request, payerName: hostileName }, words));
      expectModal(reviewModal(aReview({ request, now: null }), place, shown));
      const decided = { request, payerName: hostileName, isOurs: false, beneath: null };
      expectModal(decidedAnswer(decided, shown).view);
      expect(requestMessage({ request, payerName: hostileName }, words).text).not.toContain(
        '<!channel>',
      );
    }
  });

  it('list ten to a page, however many there are', () => {
    const requests = Array.from({ length: 10 }, (_none, index) => {
      return { request: aRequest({ ...largest, id: `request-${index}` }), payerName: hostileName };
    });
    const data = { list: 'waiting' as const, requests, page: 4, pageSize: 10, total: 1_503 };
    expect(expectModal(requestListModal(data, null, shown))).toContain('41 to 50 of 1,503');
    const none = { list: 'asked' as const, requests: [], page: 0, pageSize: 10, total: 0 };
    expect(expectModal(requestListModal(none, null, shown))).toContain('You asked for nothing');
  });

  it('offer to approve only what can be booked, to whoever may', () => {
    const modal = (changes: Partial<Review>) => reviewModal(aReview(changes), place, shown);
    expect(modal({}).submit?.text).toBe('Approve');
    expect(modal({ now: null, refusal: 'It waits for a payment.' }).submit).toBeUndefined();
    expect(modal({ isOwn: true, mayDecide: false }).submit).toBeUndefined();
    expect(modal({ mayDecide: false }).submit).toBeUndefined();
    expect(modal({ request: aRequest({ state: 'rejected', decision }) }).submit).toBeUndefined();
  });

  it('of a job name no invoice, lead to its people, and say that only the money waits', () => {
    const job: PlannedJob = {
      jobId: 'J1',
      what: { kind: 'cancel-session', sessions: [], count: 3 },
      totals: [{ ...{ currency: 'GBP', people: 19, amount: 19_000n }, ...money }],
      cannot: 1,
    };
    const ofJob = {
      ...aRequest().planned,
      invoiceId: null,
      job: { ...job, totals: [...job.totals] },
    };
    const request = aRequest({ act: 'cancel-session', planned: ofJob });
    const review = aReview({ request, invoice: null, now: ofJob, same: null });
    const said = expectModal(reviewModal(review, place, shown));
    expect(said).toContain('See each person');
    expect(said).toContain('give *£190.00* to 19 people');
    expect(standingInWords(request, words)).toContain('No money has moved yet.');
    const rejected = aRequest({
      act: 'cancel-session',
      planned: ofJob,
      state: 'rejected',
      decision,
    });
    expect(standingInWords(rejected, words)).toContain('all else stays done');
  });

  it('say what they would be booked on, as it stands now', () => {
    const facts = { ...planned.facts, amounts: { available: 1_250n } };
    const review = aReview({
      invoice: anInvoice([10_000n], { paid: 5_000n }),
      now: { ...planned, facts },
    });
    const said = expectModal(reviewModal(review, place, shown));
    expect(said).toContain('As it stands now: Total £');
    expect(said).toContain('Paid £50.00');
    expect(said).toContain('Account credit £12.50');
    const none = expectModal(reviewModal(aReview({ invoice: null, now: null }), place, shown));
    expect(none).not.toContain('As it stands now');
  });

  it('offer in a list to review what is open, and to see what is over or one’s own', () => {
    const labels = (request: ReturnType<typeof aRequest>, list: 'waiting' | 'asked') => {
      const requests = [{ request, payerName: 'Kari Olsen' }];
      const data = { list, requests, page: 0, pageSize: 10, total: 1 };
      return JSON.stringify(requestListModal(data, null, shown).blocks);
    };
    expect(labels(aRequest(), 'waiting')).toContain('"text":"Review"');
    const over = aRequest({ state: 'rejected', decision });
    for (const seen of [labels(over, 'waiting'), labels(aRequest(), 'asked')]) {
      expect(seen).toContain('"text":"See"');
      expect(seen).not.toContain('"text":"Review"');
    }
  });

  it('write one amount in bold in each row of a list', () => {
    const requests = [{ request: aRequest(), payerName: 'Kari Olsen' }];
    const data = { list: 'waiting' as const, requests, page: 0, pageSize: 10, total: 1 };
    const said = expectModal(requestListModal(data, null, shown));
    expect(said).toContain('Credit *£180.00* on INV-1042 (Kari Olsen)\n');
  });

  it.each([
    ['approved', 'Somebody else was first'],
    ['rejected', 'Somebody else was first'],
    ['expired', 'Its time was over'],
    ['withdrawn', 'It was withdrawn'],
  ] as const)('of a request that is %s already say why a press came too late', (state, why) => {
    const request = aRequest({ state, decision: { ...decision, by: null } });
    const payerName = 'Kari Olsen';
    const { view, told } = decidedAnswer(
      { request, payerName, isOurs: false, beneath: null },
      shown,
    );
    expect(expectModal(view)).toContain(why);
    expect(view.title.text).toBe(`Request ${state}`);
    expect(told.title).toBe(`${why}: INV-1042 (Kari Olsen)`);
  });

  it('say of approved money that it has to be sent, and only of that', () => {
    const approved = { state: 'approved' as const, decision };
    const text = (sentBack: bigint) =>
      standingInWords(aRequest({ ...approved, planned: { ...planned, sentBack } }), words);
    expect(text(500n)).toContain('It is booked. The money stands under *Refunds to do*');
    expect(text(0n)).toMatch(/It is booked\.$/);
  });

  it('have pages for what a request has more of than a line can name, however much it is', () => {
    const payment = { provider: 'stripe', receivedOn: '2026-09-03', amount: hugeAmount };
    const refunds = Array.from({ length: 10_000 }, (_none, index) => {
      return {
        amount: BigInt(index + 1),
        provider: 'stripe',
        isSentByDesk: true,
        cost: 0n,
        payment,
      };
    });
    const many = { ...planned, refunds };
    const review = aReview({ request: aRequest({ planned: many }), now: many });
    const shownOn = (page: number) => expectModal(reviewModal(review, { ...place, page }, shown));
    expect(shownOn(0)).toContain('1 to 10 of 10,000 payments');
    expect(shownOn(999)).toContain('9,991 to 10,000 of 10,000 payments');
    expect(shownOn(999)).toContain('£100.00 of the');
    const few = { ...planned, refunds: refunds.slice(0, 3) };
    const small = aReview({ request: aRequest({ planned: few }), now: few });
    expect(expectModal(reviewModal(small, place, shown))).not.toContain('of 3 payments');
  });
});
