import { describe, expect, it } from 'vitest';
import { nothingPartGroups } from '../../../views/session-job/group-words.js';
import { placeOfJob } from '../../../views/session-job/metadata.js';
import { reviewModal } from '../../../views/session-job/review.js';
import { longId, mostMinor } from '../largest-facts.js';
import { hostileName, shown } from '../sample-facts.js';
import { aCancellation, aPart, aReview, aSession, noEffect, someTotals } from '../sample-jobs.js';
import { expectModal } from '../slack-limits.js';

const place = placeOfJob('job');
const around = { club: shown, threshold: 10_000n, nobodyElse: false, notice: null };

function words(changes: Parameters<typeof aReview>[0] = {}): string {
  return expectModal(reviewModal(aReview(changes), place, around));
}

describe('the review of a cancellation', () => {
  it('says what happens to whom, in groups that sum to the attendees', () => {
    const text = words();
    expect(text).toContain('*Gymnastics week 6*  ·  Thu 3 Dec, 17:00  ·  23 attendees');
    expect(text).toContain('*19 get credit*: £10.00 each, £190.00 in all');
    const differing = { ...aReview().sums, totals: [{ ...someTotals, each: null }] };
    expect(words({ sums: differing })).toContain('*19 get credit*: £190.00 in all');
    expect(text).toContain('*2 used a pass*: one use goes back to each');
    expect(text).toContain('*1 not invoiced yet*');
    expect(text).toContain('*1 on a trial*: nothing to give back');
    expect(text).toContain(
      '*£190.00* in all: £70.00 lowers what is owed on invoices and £120.00 becomes account credit.',
    );
    expect(text).toContain('It goes to 17 payers.');
  });

  it('says what becomes of account credit: used at once where the club wants that, and its last day', () => {
    const text = words({ newCredit: { until: '2026-12-23', settles: true } });
    expect(text).toContain(
      'Account credit is used at once on other open auto-collect invoices of its payer, the oldest first, up to 10 of them; the result names them.',
    );
    expect(text).toContain('What stays account credit can be used until 23 Dec.');
    expect(words()).not.toContain('used at once');
    const totals = [{ ...someTotals, toInvoice: 19_000n, toAccount: 0n }];
    const none = words({
      ...{ sums: { ...aReview().sums, totals } },
      newCredit: { until: '2026-12-23', settles: true },
    });
    expect(none).not.toContain('can be used until');
  });

  it('compares the refund that would cost something with credit that does not', () => {
    expect(words()).toContain(
      'A refund instead would cost the club £9.50 in fees and takes 3 to 6 working days. Credit costs nothing.',
    );
    const sums = { ...aReview().sums, totals: [{ ...someTotals, refundFee: null }] };
    expect(words({ sums })).toContain(
      'What a refund instead would cost in fees is not known. Credit costs nothing.',
    );
  });

  it('compares nothing where all of it lowers debts, which no refund could', () => {
    const totals = [{ ...someTotals, toInvoice: 19_000n, toAccount: 0n, refundFee: 0n }];
    expect(words({ sums: { ...aReview().sums, totals } })).not.toContain('refund instead');
  });

  it('says what refunds cost, and that credit would not', () => {
    const { act, ...job } = aCancellation();
    if (act.kind !== 'cancel-session') throw new Error('no cancellation');
    const sums = {
      ...aReview().sums,
      totals: [{ ...someTotals, toAccount: 0n, sentBack: 12_000n, byPeople: true }],
    };
    const text = words({ job: { ...job, act: { ...act, give: 'refund' } }, sums });
    expect(text).toContain('*19 get a refund*: £10.00 each, £190.00 in all');
    expect(text).toContain(
      'The refunds cost the club £9.50 in fees and take 3 to 6 working days. Credit would cost nothing.',
    );
    expect(text).toContain('Each refund stands under *Refunds to do* until it is done.');
  });

  it('names each person with the amount, who pays, and what it does', () => {
    const text = words();
    expect(text).toContain(
      '*Asha Patel*  ·  Priya Patel pays  ·  *£10.00*\n£7.00 lowers what is owed on INV-1042, £3.00 becomes account credit\n£120.00 on INV-1042 for 12 sessions',
    );
    expect(text).toContain('*Paul Pass*  ·  nothing: paid by pass\none use goes back to the pass');
    expect(text).toContain('*Nora New*');
    expect(text).toContain('order O-17 falls from £65.00 to £55.00');
  });

  it('names whose orders change, where they are few', () => {
    const { sums } = aReview();
    const few = words({ sums: { ...sums, orders: 2, orderNames: ['Nora New', 'Ola New'] } });
    expect(few).toContain('The orders of Nora New and Ola New fall or are cancelled');
    expect(words()).toContain('1 order falls or is cancelled');
  });

  it('says that one person does it alone where the club has no other', () => {
    expect(words({ isSingleHanded: true })).toContain('The club runs single-handed');
    expect(words()).not.toContain('single-handed');
  });

  it('says who is told by mail and who is not, and shows the message without its markup', () => {
    expect(words()).toContain('Nobody is told by email, as you chose.');
    const { act, ...job } = aCancellation();
    if (act.kind !== 'cancel-session') throw new Error('no cancellation');
    const message = `${'*Snow* <!channel> <https://x.example|here>\n'.repeat(70)}`.slice(0, 3_000);
    const told = { ...job, notifyCustomers: true, act: { ...act, message } };
    const text = words({ job: told, isMailed: true });
    expect(text).toContain('Each payer gets one email about their own people, with your message:');
    expect(text).toContain('> ∗Snow∗ &lt;!channel&gt;');
    expect(words({ job: told })).toContain('No email is sent: SMTP_URL is not set.');
  });

  it('says that the sessions are cancelled at once and only the money waits', () => {
    const need = { why: 'threshold', amount: 19_000n, alone: 0n, currency: 'GBP' } as const;
    const text = words({ need });
    expect(text).toContain(
      'This gives £190.00. From £100.00 in all a second person approves. The sessions are cancelled at once; only the money waits for it.',
    );
    expect(text.split('\n')).toContain('Cancel session');
  });

  it('has no button where nobody else may approve, and says what to do', () => {
    const need = { why: 'threshold', amount: 19_000n, alone: 500n, currency: 'GBP' } as const;
    const view = reviewModal(aReview({ need }), place, { ...around, nobodyElse: true });
    expect(view.submit).toBeUndefined();
    expect(expectModal(view)).toContain('Nobody else may approve, so this cannot be done now');
  });

  it('shows a session without attendees, which gives nothing', () => {
    const sums = { ...aReview().sums, parts: 0, groups: [], states: [], totals: [] };
    const view = reviewModal(
      aReview({
        sums: { ...sums, orders: 0, payers: 0 },
        page: { parts: [], page: 0, pages: 0, found: 0 },
      }),
      place,
      around,
    );
    const text = expectModal(view);
    expect(text).toContain('0 attendees');
    expect(text).toContain('Nobody is booked, so nothing is given.');
    expect(text).not.toContain('Change amounts');
    expect(text).not.toContain('refund');
    expect(view.submit?.text).toBe('Cancel session');
  });

  it('fits into what Slack takes at its largest', () => {
    const big = aPart({
      ...{ name: hostileName, payerName: hostileName, isEdited: true, most: mostMinor },
      reckoning: Array.from({ length: 100 }, () => ({
        ...{ invoiceNumber: longId, line: 100, net: mostMinor },
        ...{ how: { by: 'sessions', billed: 500, left: 500 } as const, alreadyGiven: mostMinor },
        amount: mostMinor,
      })),
      given: Array.from({ length: 100 }, () => ({ invoiceId: `club:${longId}`, lines: [] })),
      amount: mostMinor,
      effect: { ...noEffect, toInvoice: mostMinor, toAccount: mostMinor, sentBack: mostMinor },
      beside: {
        passUses: Array.from({ length: 30 }, () => ({ passId: 'p', bookingId: 'b' })),
        orders: Array.from({ length: 30 }, () => {
          return { orderId: `club:${longId}`, before: mostMinor, after: 1n };
        }),
        releases: [],
      },
    });
    const totals = ['GBP', 'EUR', 'USD'].map((currency) => ({
      ...someTotals,
      ...{ currency, amount: mostMinor, toInvoice: mostMinor, sentBack: mostMinor },
      keptBack: mostMinor,
    }));
    const groups = (['given', ...nothingPartGroups] as const).map((group) => {
      return { group, people: 5_000, passUses: 4_999 };
    });
    const need = { why: 'threshold', amount: mostMinor, alone: 1n, currency: 'GBP' } as const;
    const review = aReview({
      job: aCancellation({ reason: hostileName, parts: 5_000, notifyCustomers: true }),
      sessions: Array.from({ length: 500 }, () => {
        return { ...aSession, title: hostileName, productName: hostileName, attendees: 5_000 };
      }),
      sessionCount: 500,
      sums: { ...aReview().sums, parts: 5_000, groups, totals, orders: 5_000, payers: 5_000 },
      need,
      page: { parts: Array.from({ length: 20 }, () => big), page: 100, pages: 250, found: 5_000 },
    });
    const at = { ...place, search: 'x'.repeat(80), filter: 'given', page: 100 };
    const text = expectModal(reviewModal(review, at, { ...around, notice: hostileName }));
    expect(text).toContain('2,001 to 2,020 of 5,000 people');
    expect(text).toContain('and 495 more');
  });
});
