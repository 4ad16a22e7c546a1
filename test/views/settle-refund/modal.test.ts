import { describe, expect, it } from 'vitest';
import type { RefundPreview } from '../../../src/services/refunds/preview-refund.js';
import { settleButtons } from '../../../views/settle-refund/buttons.js';
import { refundDoneModal, refundNotDoneModal } from '../../../views/settle-refund/modal.js';
import { anInvoice } from '../../support/rules.js';
import { longBeneath, longId, mostMinor } from '../largest-facts.js';
import { hostileName, samplePlace, shown, shownPromise } from '../sample-facts.js';
import { aRefund } from '../sample-refunds.js';
import { expectModal } from '../slack-limits.js';

function preview(changes: Partial<RefundPreview> = {}): RefundPreview {
  const known = { refund: aRefund(), invoice: anInvoice([10_000n]), payerName: 'Kari Olsen' };
  const mail = { kind: 'off' } as const;
  return { ...known, mail, refusal: null, secondPerson: null, shown: shownPromise, ...changes };
}

const place = samplePlace({ about: 'club:refund-1' });

it('tells the two things that can be said of a refund to do apart by their colour', () => {
  const styles = (refund: ReturnType<typeof aRefund>) =>
    settleButtons(refund, shown).map(({ text, style }) => [text.text, style]);
  expect(styles(aRefund())).toEqual([
    ['Mark as done', 'primary'],
    ['Could not be done', 'danger'],
  ]);
  expect(styles(aRefund({ state: 'done' }))).toEqual([['Could not be done', undefined]]);
});

describe('Mark as done', () => {
  it('says which refund it is, and begins with the usual fee', () => {
    const text = expectModal(refundDoneModal(preview(), place, shown));
    expect(text).toContain('Refund of £30.00 to Kari Olsen');
    expect(text).toContain('£30.00 on INV-1 to Kari Olsen, by GoCardless');
    expect(text).toContain('Usually £0.50; leave it empty for nothing.');
    expect(text).not.toContain('Could not be done');
  });

  it('asks whether the payer is told, with the address, or says that they cannot be', () => {
    const told = preview({ mail: { kind: 'address', to: 'k…@family.example' } });
    const text = expectModal(refundDoneModal(told, place, shown));
    expect(text).toContain('Notify customer');
    expect(text).toContain('one email to k…@family.example that the money is on its way');
    const none = expectModal(
      refundDoneModal(preview({ mail: { kind: 'no-address' } }), place, shown),
    );
    expect(none).toContain('has no email address here. Please tell them yourself.');
    const off = expectModal(refundDoneModal(preview(), place, shown));
    for (const silent of [none, off]) expect(silent).not.toContain('Notify customer');
    expect(off).not.toContain('email');
  });

  it.each([
    [undefined, 'Yes'],
    [true, 'Yes'],
    [false, 'No'],
  ])('begins with what was chosen when it was asked for: %s is %s', (notifyCustomer, begins) => {
    const chosen = notifyCustomer === undefined ? {} : { notifyCustomer };
    const mail = { kind: 'address', to: 'k…@family.example' } as const;
    const modal = refundDoneModal(preview({ refund: aRefund(chosen), mail }), place, shown);
    expect(JSON.stringify(modal)).toContain(
      `"initial_option":{"text":{"type":"plain_text","text":"${begins}"`,
    );
  });

  it('names no usual fee where none is known', () => {
    const bank = preview({ refund: aRefund({ provider: 'bank' }) });
    expect(expectModal(refundDoneModal(bank, place, shown))).not.toContain('Usually');
    const unknown = preview({ refund: aRefund({ provider: 'london & zurich' }) });
    expect(expectModal(refundDoneModal(unknown, place, shown))).not.toContain('Usually');
  });
});

describe('Could not be done', () => {
  const ofCredit = { of: 'account-credit', invoiceId: null, paymentId: null } as const;

  it.each<[string, Partial<RefundPreview>, string]>([
    ['of a payment', {}, '£30.00 can be credited or refunded on INV-1 again.'],
    [
      'of an overpayment',
      { refund: aRefund({ of: 'overpayment' }) },
      '£30.00 is with the club again, as money for INV-1.',
    ],
    [
      'on a void invoice',
      { invoice: anInvoice([10_000n], { voidedOn: '2026-11-22' }) },
      '£30.00 is with the club again, as money for INV-1.',
    ],
    [
      'of account credit',
      { refund: aRefund(ofCredit), invoice: null },
      '£30.00 is account credit of Kari Olsen again.',
    ],
  ])('says what is put back %s', (_name, changes, put) => {
    const text = expectModal(refundNotDoneModal(preview(changes), place, shown));
    expect(text).toContain(`Everything is put back: ${put}`);
  });

  it('says of one that was done that the money came back', () => {
    const done = preview({ refund: aRefund({ state: 'done', settledOn: '2026-11-22' }) });
    expect(expectModal(refundNotDoneModal(done, place, shown))).toContain('The money came back');
    expect(expectModal(refundNotDoneModal(preview(), place, shown))).toContain(
      'No money was sent.',
    );
  });
});

describe('both', () => {
  it('only say why where nothing can be said of it any more', () => {
    const refused = preview({ refusal: 'This refund is done already.' });
    for (const build of [refundDoneModal, refundNotDoneModal]) {
      const view = build(refused, place, shown);
      expect(expectModal(view)).toContain('This refund is done already.');
      expect(view).not.toHaveProperty('submit');
    }
  });

  it('fit with the worst names and the largest amounts', () => {
    const worst = { provider: hostileName, reason: hostileName, problem: hostileName };
    const largest = preview({
      refund: aRefund({ ...worst, amount: mostMinor }),
      invoice: { ...anInvoice([mostMinor]), number: longId },
      payerName: hostileName,
    });
    const deep = samplePlace({ beneath: longBeneath });
    for (const build of [refundDoneModal, refundNotDoneModal]) {
      expect(expectModal(build(largest, deep, shown))).toContain('£10,000,000,000.00');
    }
  });
});
