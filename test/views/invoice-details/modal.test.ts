import { describe, expect, it } from 'vitest';
import type { MadeCredit } from '../../../src/domain/payments/ways-out-after-reversal.js';
import { invoiceDetailsModal } from '../../../views/invoice-details/modal.js';
import { firstPages, placeOf } from '../../../views/invoice-details/place.js';
import { anInvoice } from '../../support/rules.js';
import { aPayment, sampleDetails, shown } from '../sample-facts.js';
import { expectModal } from '../slack-limits.js';
import { largestDetails } from './largest-details.js';

/** The words of an invoice of 100.00 whose payment bounced after 30.00 of credit was made. */
function bouncedAfterCredit(changes: Partial<MadeCredit>): string {
  const madeCredit = { ...allUnspent, ...changes };
  const invoice = anInvoice([10_000n], { creditedToAccount: 3_000n });
  const data = sampleDetails(invoice, { payments: [aPayment('bounced')], madeCredit });
  return expectModal(invoiceDetailsModal(data, placeOf('club:INV-1'), shown));
}

const allUnspent: MadeCredit = {
  made: 3_000n,
  unspent: 3_000n,
  expired: 0n,
  spent: 0n,
  spentOn: [],
  ways: [],
};

describe('the details of an invoice', () => {
  it('fit with as much of everything as there can be, on every page', () => {
    const data = largestDetails();
    for (const page of [0, 1, 9]) {
      const pages = { ...firstPages, lines: page, payments: page, moved: page, notes: page };
      const words = expectModal(
        invoiceDetailsModal(
          data,
          {
            ...placeOf('club:INV-1'),
            pages: { ...pages, refunds: page, uses: page, history: page },
          },
          shown,
        ),
      );
      expect(words).toMatch(/of 200 lines/);
    }
  });

  it('fit with next to nothing', () => {
    const data = sampleDetails(anInvoice([0n]), { creditRefusal: 'The total is zero.' });
    const words = expectModal(invoiceDetailsModal(data, placeOf('club:INV-1'), shown));
    expect(words).toContain('Credit is not possible now.* The total is zero.');
    expect(words.split('\n')).not.toContain('Credit (RC)');
  });

  it('say once why nothing can be done where the payer is forgotten', () => {
    const paid = anInvoice([1000n], { paid: 1000n });
    const refused = { creditRefusal: 'It is forgotten.', voidRefusal: 'Raise credit instead.' };
    const wordsOf = (payer: boolean) => {
      const invoice = { ...paid, forgotten: { payer, again: false } };
      const data = sampleDetails(invoice, refused);
      return expectModal(invoiceDetailsModal(data, placeOf(invoice.id), shown));
    };
    expect(wordsOf(true)).toContain('It is forgotten.');
    expect(wordsOf(true)).not.toContain('Raise credit instead.');
    expect(wordsOf(false)).toContain('Raise credit instead.');
  });

  it('name those whom the lines are for, and not who pays', () => {
    const invoice = anInvoice([1000n, 500n]);
    const beneficiaryNames = new Map([
      [invoice.payerId, 'Kari Olsen'],
      ['club:child-1', 'Asha'],
      ['club:child-2', 'Rohan'],
    ]);
    const details = sampleDetails(invoice, { beneficiaryNames });
    const words = expectModal(invoiceDetailsModal(details, placeOf(invoice.id), shown));
    expect(words).toContain('For Asha and Rohan');
    expect(words).not.toContain('For Kari');
  });

  it('name both facts when a payment bounced after credit was made, and only ways that work', () => {
    const words = bouncedAfterCredit({
      ways: [
        { kind: 'apply-credit', amount: 2_000n },
        {
          kind: 'void-credit-note',
          noteId: 'club:INV-1-CN-1',
          noteNumber: 'INV-1-CN-1',
          amount: 3_000n,
          owedAgain: 0n,
        },
      ],
    });
    expect(words).toContain('A payment of £100.00 bounced, so £100.00 is outstanding');
    expect(words).toContain(
      '£30.00 of account credit made from this invoice still stands: £30.00 of it is unspent.',
    );
    expect(words).toContain('use up to £20.00 of account credit on this invoice (*Apply credit*)');
    expect(words).toContain('the £30.00 unspent of INV-1-CN-1 (*Void this credit note*)');
  });

  it('say on what the credit is spent, and offer nothing that does not work', () => {
    const spentOn = [{ invoiceNumber: 'INV-2', amount: 3_000n }];
    const words = bouncedAfterCredit({ unspent: 0n, spent: 3_000n, spentOn });
    expect(words).toContain('all of it is spent (£30.00 on INV-2)');
    expect(words).not.toContain('What can be done now');
    expect(words).not.toContain('*Apply credit*');
  });

  it('offer each act only where its rule lets it happen, and void quietly', () => {
    const invoice = anInvoice([10_000n], { paid: 12_000n });
    const possible = { applyRefusal: null, moveRefusal: null };
    const some = sampleDetails(invoice, { ...possible, voidRefusal: 'Money was received.' });
    const words = expectModal(invoiceDetailsModal(some, placeOf('club:INV-1'), shown));
    const buttons = words.split('\n');
    for (const name of ['Credit (RC)', 'Apply credit', 'Move overpayment']) {
      expect(buttons).toContain(name);
    }
    expect(buttons).not.toContain('Void invoice');
    expect(words).toContain('Money was received.');
    const other = invoiceDetailsModal(sampleDetails(invoice), placeOf('club:INV-1'), shown);
    expect(expectModal(other).split('\n')).toContain('Void invoice');
    expect(expectModal(other)).not.toMatch(/^(Apply credit|Move overpayment)$/m);
    expect(JSON.stringify(other)).not.toContain('"danger"');
  });

  it('say the figures so that they add up, and how it stands', () => {
    const invoice = anInvoice([10_000n], { creditApplied: 2_000n, dueOn: '2026-11-20' });
    const words = expectModal(
      invoiceDetailsModal(sampleDetails(invoice), placeOf('club:INV-1'), shown),
    );
    expect(words).toContain('*£80.00 left to pay*  ·  :warning: *overdue*');
    expect(words).toContain('*Paid by credit*\n£20.00');
    expect(words).toContain('*Outstanding*\n£80.00');
  });
});
