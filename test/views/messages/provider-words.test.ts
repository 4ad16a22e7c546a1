import { describe, expect, it } from 'vitest';
import { renderNotice } from '../../../views/messages/render-notice.js';
import { club } from '../sample-facts.js';
import { notices } from '../sample-notices.js';

const names = new Map([['club:olsen', 'Priya Patel']]);
const on = '*INV-1042* (Priya Patel)';

type Dispute = Parameters<typeof renderNotice>[0] & { kind: 'payment-disputed' };

function said(changes: Partial<Dispute>): string {
  const dispute: Dispute = { ...notices['payment-disputed'], ...changes };
  return renderNotice(dispute, { names, club }).text;
}

describe('what finance hears of a dispute', () => {
  it.each([
    [
      'inquiry',
      `The payer's bank asks Stripe about a payment on ${on}: *£158.00*. No money moved. Answer it in Stripe's page, so that it does not become a dispute.`,
    ],
    [
      'held',
      `The payer's bank disputes a payment on ${on}, and Stripe took *£158.00* back. It is booked as bounced, and the payment cannot be refunded. Answer the dispute in Stripe's page.`,
    ],
    [
      'lost',
      `The dispute about a payment on ${on} was lost: *£158.00* stays with the payer. It stays bounced, and is owed on the invoice unless it is credited or written off.`,
    ],
    [
      'returned',
      `The dispute about a payment on ${on} was won, and Stripe gave *£158.00* back. It is booked as received again.`,
    ],
  ] as const)('when it stands at %s', (how, sentence) => {
    expect(said({ how })).toBe(sentence);
  });

  it('says why it could not be booked, and that it is tried again', () => {
    expect(said({ refusal: 'The dispute is in EUR, and the payment in GBP.' })).toContain(
      'It could not be booked yet: The dispute is in EUR, and the payment in GBP. The desk tries again every hour, unless you record it on the invoice before.',
    );
  });
});
