import { describe, expect, it } from 'vitest';
import { FieldErrors } from '../../src/blocks/field-errors.js';
import { readReason } from '../../views/forms/confirm.js';
import { firstPages } from '../../views/invoice-details/data.js';
import {
  detailsPageIds,
  invoiceDetailsModal,
  placeMetadata,
  placeOf,
  turnPage,
} from '../../views/invoice-details/modal.js';
import {
  movedOverpaymentModal,
  moveOverpaymentModal,
  readMoveAmount,
} from '../../views/move-overpayment/modal.js';
import { takeBackModal, takenBackModal } from '../../views/take-back-credit/modal.js';
import { voidedNoteModal, voidNoteModal } from '../../views/void-credit-note/modal.js';
import { voidedInvoiceModal, voidInvoiceModal } from '../../views/void-invoice/modal.js';
import { anInvoice } from '../support/rules.js';
import {
  aNote,
  anEntry,
  aPayment,
  details,
  hostileName,
  hugeAmount,
  largestDetails,
  place,
  shown,
} from './sample-facts.js';
import { expectModal } from './slack-limits.js';

describe('the details of an invoice', () => {
  it('fit with as much of everything as there can be, on every page', () => {
    const data = largestDetails();
    for (const page of [0, 1, 9]) {
      const pages = { lines: page, payments: page, notes: page, uses: page, history: page };
      const words = expectModal(
        invoiceDetailsModal(data, { ...placeOf('club:INV-1'), pages }, shown),
      );
      expect(words).toMatch(/of 100 lines/);
    }
  });

  it('fit with next to nothing', () => {
    const data = details(anInvoice([0n]), { creditRefusal: 'The total is zero.' });
    const words = expectModal(invoiceDetailsModal(data, placeOf('club:INV-1'), shown));
    expect(words).toContain('Credit is not possible now.* The total is zero.');
    expect(words.split('\n')).not.toContain('RC');
  });

  it('name both facts and both ways out when a payment bounced after credit was made', () => {
    const invoice = anInvoice([10_000n], { creditedToAccount: 3_000n });
    const data = details(invoice, { payments: [aPayment('bounced')] });
    const words = expectModal(invoiceDetailsModal(data, placeOf('club:INV-1'), shown));
    expect(words).toContain('A payment of £100.00 bounced, so £100.00 is outstanding');
    expect(words).toContain('£30.00 of account credit made from it still stands');
    expect(words).toContain('*Apply credit*');
    expect(words).toContain('*Void this credit note*');
  });

  it('offer each undo only where it is possible', () => {
    const invoice = anInvoice([10_000n], { paid: 12_000n });
    const possible = details(invoice, { applicable: 1n, voidRefusal: 'Money was received.' });
    const words = expectModal(invoiceDetailsModal(possible, placeOf('club:INV-1'), shown));
    const buttons = words.split('\n');
    expect(buttons).toContain('RC');
    expect(buttons).toContain('Apply credit');
    expect(buttons).toContain('Move overpayment');
    expect(buttons).not.toContain('Void invoice');
    expect(words).toContain('Money was received.');
  });

  it('turn one page and leave the others', () => {
    const start = placeOf('club:INV-1');
    expect(detailsPageIds).toHaveLength(10);
    expect(turnPage(start, 'invoice-details.history.next', '1').pages).toEqual({
      ...firstPages,
      history: 1,
    });
    expect(turnPage(start, 'invoice-details.other.next', '1')).toEqual(start);
    expect(turnPage(start, 'invoice-details.lines.next', '-3').pages.lines).toBe(0);
    expect(placeMetadata.read(placeMetadata.write(start))).toEqual(start);
  });
});

describe('voiding a credit note', () => {
  const use = {
    ...{ applicationId: 'apply:1', invoiceNumber: 'INV-1060', amount: 1_000n },
    expiresOnReturn: 0n,
  };
  const data = {
    ...{ note: aNote(), payerName: 'Priya Patel', fromInvoice: 7_000n, fromAccount: 2_000n },
    ...{ spent: 1_000n, uses: [use], outstandingAfter: 7_000n, creditableAfter: 21_800n },
    ...{ balanceAfter: 2_250n, refusal: null },
  };

  it('says beforehand what comes back, what stays and where', () => {
    const words = expectModal(voidNoteModal(data, place, shown));
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

  it('has no button when nothing can be voided', () => {
    const view = voidNoteModal({ ...data, refusal: 'All of it was used.' }, place, shown);
    const words = expectModal(view);
    expect(view.submit).toBeUndefined();
    expect(words).toContain('All of it was used.');
    expect(words).toContain('Take back');
  });

  it('fits with a hundred uses and huge amounts', () => {
    const uses = Array.from({ length: 100 }, (_none, index) => ({
      ...{ applicationId: `apply:${index}`, invoiceNumber: 'INV-'.padEnd(64, '1') },
      ...{ amount: hugeAmount, expiresOnReturn: hugeAmount },
    }));
    const words = expectModal(
      voidNoteModal({ ...data, uses, payerName: hostileName }, place, shown),
    );
    expect(words).toContain('And 60 more');
  });

  it('tells afterwards what is owed and what stays spent', () => {
    const result = {
      ...{ noteNumber: 'INV-1-CN-1', invoiceId: 'club:INV-1', invoiceNumber: 'INV-1' },
      ...{ payerName: 'Priya Patel', currency: 'GBP', fromInvoice: 7_000n, fromAccount: 2_000n },
      ...{ outstanding: 7_000n, balance: 2_250n, spentOn: ['INV-1060'] },
    };
    const words = expectModal(voidedNoteModal(result, place, shown));
    expect(words).toContain('*£70.00* is outstanding on INV-1');
    expect(words).toContain('INV-1060 stays there');
    expect(words).toContain('See invoice');
  });
});

describe('taking credit back', () => {
  const data = {
    ...{ entry: anEntry('credit.applied'), invoiceNumber: 'INV-1060', payerName: 'Priya Patel' },
    ...{ amount: 1_200n, expiresOnReturn: 500n, outstandingAfter: 1_200n, balanceAfter: 4_250n },
    refusal: null,
  };

  it('says beforehand that a part comes back expired', () => {
    const words = expectModal(takeBackModal(data, place, shown));
    expect(words).toContain('£5.00 of it has passed its expiry');
    expect(words).toContain('*£12.00* will be outstanding');
    expect(
      expectModal(takeBackModal({ ...data, expiresOnReturn: 0n }, place, shown)),
    ).not.toContain('expiry');
  });

  it('leads back to the credit note whose voiding began it', () => {
    const result = {
      ...{ invoiceId: 'club:INV-1060', invoiceNumber: 'INV-1060', payerName: hostileName },
      ...{ currency: 'GBP', returned: 1_200n, outstanding: 1_200n, balance: 4_250n },
    };
    expect(expectModal(takenBackModal(result, place, shown))).not.toContain('Void this');
    const fromNote = { ...place, noteId: 'club:INV-1-CN-1' };
    expect(expectModal(takenBackModal(result, fromNote, shown))).toContain('Void this credit note');
  });
});

describe('voiding an invoice and moving an overpayment', () => {
  it('says what falls away with the invoice', () => {
    const invoice = anInvoice([22_800n], { creditApplied: 1_200n, creditedToInvoice: 7_000n });
    const data = { invoice, payerName: hostileName, noteNumbers: ['INV-1-CN-1'], refusal: null };
    const words = expectModal(voidInvoiceModal(data, place, shown));
    expect(words).toContain('£12.00 of account credit used on it goes back');
    expect(words).toContain('£70.00 credited on it is reversed with it: INV-1-CN-1');
    const refused = voidInvoiceModal({ ...data, refusal: 'Money was received.' }, place, shown);
    expect(refused.submit).toBeUndefined();
    expectModal(refused);
    const done = {
      ...{ invoiceId: 'club:INV-1', invoiceNumber: 'INV-1', payerName: hostileName },
      ...{ currency: 'GBP', total: 22_800n, returned: 1_200n, balance: 1_200n },
    };
    expect(expectModal(voidedInvoiceModal(done, place, shown))).toContain('INV-1 is void');
  });

  it('offers the whole overpayment and reads what was typed', () => {
    const invoice = anInvoice([10_000n], { paid: 12_000n });
    const data = { invoice, payerName: 'Kari', refusal: null };
    const words = expectModal(moveOverpaymentModal(data, place, shown));
    expect(words).toContain('*£20.00* is overpaid');
    const typed = (value: string) => ({
      'move-overpayment.amount': { 'move-overpayment.amount': { value } },
    });
    const money = { currency: 'GBP', locale: 'en-GB' };
    expect(readMoveAmount(typed('20'), money)).toBe(2_000n);
    expect(() => readMoveAmount(typed('1,2'), money)).toThrow(FieldErrors);
    const moved = {
      ...{ invoiceId: 'club:INV-1', invoiceNumber: 'INV-1', payerName: 'Kari' },
      ...{ currency: 'GBP', amount: 2_000n, balance: 2_000n },
    };
    expect(expectModal(movedOverpaymentModal(moved, place, shown))).toContain(
      '£20.00 is account credit',
    );
  });

  it('asks for a reason, on one line', () => {
    const typed = (value: string | null) => ({
      'void-invoice.reason': { 'void-invoice.reason': { value } },
    });
    expect(readReason(typed(' issued\ntwice '), 'void-invoice')).toBe('issued twice');
    expect(() => readReason(typed('  '), 'void-invoice')).toThrow(FieldErrors);
    expect(() => readReason({}, 'void-invoice')).toThrow(FieldErrors);
  });
});
