import { describe, expect, it } from 'vitest';
import { voidNoteModal } from '../../../views/void-credit-note/modal.js';
import { hostileName, hugeAmount, samplePlace, shown } from '../sample-facts.js';
import { sampleUse, sampleVoidNotePreview } from '../sample-outcomes.js';
import { expectModal } from '../slack-limits.js';

describe('voiding a credit note', () => {
  it('says beforehand what comes back, what stays and where', () => {
    const words = expectModal(voidNoteModal(sampleVoidNotePreview(), samplePlace(), shown));
    expect(words).toContain(
      '`-£70.00` of credit no longer pays INV-1. *£70.00* will be outstanding',
    );
    expect(words).toContain('£20.00 of unspent account credit is taken off');
    expect(words).toContain('will be *£22.50*');
    expect(words).toContain('£10.00 of it is already used and stays where it is');
    expect(words).toContain('£10.00 on INV-1060');
    expect(words).toContain('Take back');
    expect(words).toContain('Reason');
  });

  it('says only that Notify customer was chosen: the email of then may never have left', () => {
    const preview = sampleVoidNotePreview();
    const mail = { kind: 'address', to: 'k…@family.example' } as const;
    const text = (notifyCustomer: boolean) => {
      const note = { ...preview.note, notifyCustomer };
      return expectModal(voidNoteModal({ ...preview, note, mail }, samplePlace(), shown));
    };
    expect(text(true)).toContain(
      '*Notify customer* was chosen for the credit note, so an email to k…@family.example tells of this.',
    );
    expect(text(false)).not.toContain('email');
  });

  it('has no button when nothing can be voided', () => {
    const refused = sampleVoidNotePreview({ refusal: 'All of it was used.' });
    const view = voidNoteModal(refused, samplePlace(), shown);
    const words = expectModal(view);
    expect(view.submit).toBeUndefined();
    expect(words).toContain('All of it was used.');
    expect(words).toContain('Take back');
  });

  it('fits with a hundred uses and huge amounts', () => {
    const uses = Array.from({ length: 100 }, (_none, index) =>
      sampleUse({
        applicationId: `apply:${index}`,
        invoiceNumber: 'INV-'.padEnd(64, '1'),
        amount: hugeAmount,
        expiresOnReturn: hugeAmount,
      }),
    );
    const largest = sampleVoidNotePreview({ uses, payerName: hostileName });
    expect(expectModal(voidNoteModal(largest, samplePlace(), shown))).toContain('And 60 more');
  });
});
