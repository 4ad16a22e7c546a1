import { describe, expect, it } from 'vitest';
import { longestNote } from '../../../src/domain/credit/credit-note.js';
import type {
  InvoiceDetails,
  NoteDetails,
} from '../../../src/services/invoices/invoice-details.js';
import { invoiceDetailsModal } from '../../../views/invoice-details/modal.js';
import { placeOf } from '../../../views/invoice-details/place.js';
import { anInvoice } from '../../support/rules.js';
import { aNote, sampleDetails, shown } from '../sample-facts.js';
import { expectModal } from '../slack-limits.js';

function wordsOf(changes: Partial<InvoiceDetails>, invoice = anInvoice([10_000n])): string {
  const details = sampleDetails(invoice, changes);
  return expectModal(invoiceDetailsModal(details, placeOf('club:INV-1'), shown));
}

function aShownNote(changes: Partial<NoteDetails> = {}): NoteDetails {
  const amounts = { fromInvoice: 7_000n, fromAccount: 3_000n, spent: 0n, standing: 10_000n };
  return { note: aNote(), ...amounts, mail: null, expiredOn: null, voidRefusal: null, ...changes };
}

function wordsOfNote(changes: Partial<NoteDetails>): string {
  return wordsOf({ notes: [aShownNote(changes)] });
}

describe('The lines in the details', () => {
  it('say net and tax of what is paid for each, and of all', () => {
    const taxed = anInvoice([
      { amount: 12_000n, taxRate: '20' },
      { amount: 1_000n, taxRate: null },
    ]);
    const words = wordsOf({}, taxed);
    expect(words).toContain('net £100.00, tax £20.00 (20%)');
    expect(words).toContain('no tax');
    expect(words).toContain('Total net £110.00, tax £20.00');
  });

  it('say what a discount lowers, and the tax of the price that is then paid', () => {
    const taxed = anInvoice([
      { amount: 12_000n, taxRate: '20' },
      { amount: -2_400n, taxRate: '20' },
    ]);
    const words = wordsOf({}, taxed);
    expect(words).toContain('£96.00 after £24.00 of discount');
    expect(words).toContain('net £80.00, tax £16.00 (20%)');
    expect(words).toContain('discount, taken off the lines it lowers');
  });

  it('say nothing of tax where there is none', () => {
    expect(wordsOf({})).not.toMatch(/\btax\b/);
  });
});

describe('A credit note in the details', () => {
  it('says its net and tax, and what of them was voided', () => {
    const line = { line: 1, amount: 6_000n, tax: 1_000n, voided: 0n, voidedTax: 0n };
    expect(wordsOfNote({ note: aNote({ amount: 6_000n, lines: [line] }) })).toContain(
      'net £50.00, tax £10.00',
    );
    const lines = [{ ...line, voided: 3_000n, voidedTax: 500n }];
    const note = aNote({ amount: 6_000n, lines, voidedToInvoice: 3_000n });
    expect(wordsOfNote({ note })).toContain('(of it void: net £25.00, tax £5.00)');
  });

  it('says the note to the customer in full, and that nothing was mailed', () => {
    const noteToCustomer = '<@U1|x> & '
      .repeat(100)
      .slice(0, longestNote - 1)
      .concat('!');
    const words = wordsOfNote({ note: aNote({ noteToCustomer }) });
    expect(words).toContain(`Note to customer: ${noteToCustomer}`);
    expect(words).toContain('was to be notified, but no email was sent');
    const quiet = wordsOfNote({ note: aNote({ notifyCustomer: false }) });
    expect(quiet).toContain('The customer was not notified');
    expect(quiet).not.toContain('Note to customer');
    const imported = aNote({ createdBy: { kind: 'import', id: 'import' } });
    expect(wordsOfNote({ note: imported })).toContain('whether the customer was told is not known');
  });

  it('says when its credit is used up or has expired', () => {
    expect(wordsOfNote({ spent: 3_000n, fromAccount: 0n })).toContain(
      '£30.00 of it is used, so nothing of it is left',
    );
    expect(wordsOfNote({ expiredOn: '2026-11-01' })).toContain(
      '£30.00 expired on 1 Nov and cannot be used',
    );
    expect(wordsOfNote({ spent: 1_000n, fromAccount: 2_000n })).toContain('£20.00 is unspent');
  });

  it('has its undo only where that works', () => {
    const undo = 'Void this credit note';
    expect(wordsOfNote({})).toContain(undo);
    const refused = { voidRefusal: 'A payment is on its way.' };
    expect(wordsOfNote(refused)).not.toContain(undo);
    expect(wordsOfNote(refused)).not.toContain('See where it is used');
    const used = wordsOfNote({ ...refused, spent: 3_000n, fromAccount: 0n });
    expect(used).not.toContain(undo);
    expect(used).toContain('See where it is used');
  });
});

it('An overpayment that moved says what became of it, and goes back only where that works', () => {
  const moved = { lotId: 'move', amount: 5_000n, movedOn: '2026-11-02', returnRefusal: null };
  const some = { ...moved, unspent: 1_000n, spent: 3_000n, returned: 1_000n };
  const words = wordsOf({ moved: [some] });
  expect(words).toContain(
    '£10.00 of it is unspent, £30.00 is used up and £10.00 was returned to this invoice',
  );
  expect(words).toContain('Return overpayment');
  const gone = { ...some, returnRefusal: 'Nothing is unspent.' };
  expect(wordsOf({ moved: [gone] })).not.toContain('Return overpayment');
});
