import { describe, expect, it } from 'vitest';
import type { RefundToDo } from '../../../src/services/refunds/refunds-to-do.js';
import { refundsPageSize, refundsToDoModal } from '../../../views/refunds-to-do/modal.js';
import { longId, mostMinor } from '../largest-facts.js';
import { aPayment, hostileName, shown } from '../sample-facts.js';
import { aRefund } from '../sample-refunds.js';
import { expectModal } from '../slack-limits.js';

function words(refunds: RefundToDo[], total = refunds.length): string {
  return expectModal(
    refundsToDoModal({ refunds, total, page: 0, pageSize: refundsPageSize }, shown),
  );
}

const toDo: RefundToDo = {
  refund: aRefund(),
  payerName: 'Kari Olsen',
  invoiceNumber: 'INV-1',
  payment: aPayment('received', { id: 'club:PAY-7' }),
  sentBy: null,
  problem: null,
};

describe('Refunds to do', () => {
  it('says of one that the desk has sent that nobody else may, and has no button for it', () => {
    const text = words([{ ...toDo, sentBy: { isAway: false } }]);
    expect(text).toContain('sends it by itself. Do not send it by hand.');
    expect(text).not.toContain('Could not be done');
  });

  it('names payer, amount, provider, fee, reference and age', () => {
    const text = words([toDo]);
    expect(text).toContain('1 refund to do, the oldest first.');
    expect(text).toContain('*£30.00* to *Kari Olsen*  ·  GoCardless  ·  fee for sending it £0.50');
    expect(text).toContain('On INV-1, payment PAY-7 of £100.00, received 18 Nov');
    expect(text).toContain('Asked for 20 Nov, to be sent  ·  for 3 days  ·  <@UOLIVE>');
    for (const button of ['Mark as done', 'Could not be done', 'Details']) {
      expect(text.split('\n')).toContain(button);
    }
  });

  it('tells a pay-out and an overpayment from a refund', () => {
    const ofCredit = { of: 'account-credit', invoiceId: null, paymentId: null } as const;
    const payOut = aRefund({ ...ofCredit, provider: 'bank' });
    const text = words([{ ...toDo, refund: payOut, invoiceNumber: null, payment: null }]);
    expect(text).toContain('Account credit that is paid out');
    expect(text).toContain('bank transfer  ·  no fee for sending it');
    expect(text.split('\n')).toContain('Statement');
    const overpaid = { ...toDo, refund: aRefund({ of: 'overpayment', provider: 'sumup' }) };
    expect(words([overpaid])).toContain('Overpayment of INV-1, payment PAY-7');
    expect(words([overpaid])).toContain('fee for sending it not known');
  });

  it('says why and since when a provider lets one wait, and asks nobody to try again', () => {
    const waiting = aRefund({
      ...{ state: 'waiting', waitingSince: '2026-11-21', providerRefundId: 're_1' },
      problem: 'not enough money at Stripe',
    });
    const text = words([{ ...toDo, refund: waiting }]);
    expect(text).toContain('waiting since 21 Nov: not enough money at Stripe');
    expect(text.split('\n')).not.toContain('Mark as done');
    expect(text).not.toContain('Try again');
  });

  it('says of one that its provider sends what is not known yet', () => {
    const problem = 'Stripe did not answer';
    expect(words([{ ...toDo, sentBy: { isAway: false }, problem }])).toContain(
      'sends it by itself. It is not known yet whether GoCardless has sent it: Stripe did not answer. The desk looks again by itself. Do not send it by hand.',
    );
  });

  it('says of one that a provider may have sent what is not known, and to connect it again', () => {
    const problem = 'Stripe did not answer';
    const text = words([{ ...toDo, sentBy: { isAway: true }, problem }]);
    expect(text).toContain('1 refund to do, the oldest first. Do not send these by hand.');
    expect(text).toContain(
      'may have sent it, and the desk is not connected to GoCardless now. Have it connected again. It is not known yet whether GoCardless has sent it: Stripe did not answer. Do not send it by hand.',
    );
    expect(text).not.toContain('by itself');
    expect(text).not.toContain('Could not be done');
    expect(text).not.toContain('Mark as done');
  });

  it('sends nobody to do what providers do by themselves', () => {
    const text = words([{ ...toDo, sentBy: { isAway: false } }]);
    expect(text).toContain(
      '1 refund to do, the oldest first. Their provider sends them by itself.',
    );
    expect(text).not.toContain('Send the money');
  });

  it('says what will stand there while nothing does', () => {
    expect(words([])).toContain('No refund is to do.');
  });

  it('fits with a page of the worst names and the largest amounts', () => {
    const refund = aRefund({
      ...{ amount: mostMinor, provider: hostileName, reason: hostileName, problem: hostileName },
      invoiceId: `club:${longId}`,
    });
    const payment = aPayment('received', { id: `club:${longId}`, amount: mostMinor });
    const worst = { refund, payerName: hostileName, invoiceNumber: longId, payment };
    const page = Array.from({ length: refundsPageSize }, (_, index) => {
      return {
        ...worst,
        sentBy: [null, { isAway: false }, { isAway: true }][index % 3] ?? null,
        problem: hostileName,
      };
    });
    expect(words(page, 1_000)).toContain('1 to 10 of 1,000 refunds');
  });
});
