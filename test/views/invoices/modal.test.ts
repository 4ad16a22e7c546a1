import { describe, expect, it } from 'vitest';
import { StaleForm } from '../../../src/blocks/stale-form.js';
import type { InvoiceListRow } from '../../../src/services/invoices/invoice-list.js';
import {
  filterMetadata,
  type InvoicesData,
  invoicesModal,
  invoicesPerPage,
} from '../../../views/invoices/modal.js';
import { anInvoice } from '../../support/rules.js';
import { hostileName, hugeAmount, shown } from '../sample-facts.js';
import { expectModal } from '../slack-limits.js';

function listOf(rows: InvoiceListRow[], changes: Partial<InvoicesData> = {}): InvoicesData {
  const everything = { status: null, text: '', page: 0, pageSize: invoicesPerPage };
  return { ...everything, rows, total: rows.length, ...changes };
}

describe('the invoice list', () => {
  it('shows every amount of an invoice, and credit with a minus sign in code style', () => {
    const invoice = anInvoice([22_800n], {
      id: 'club:INV-1042',
      paid: 15_800n,
      creditedToInvoice: 7_000n,
      creditedToAccount: 3_000n,
    });
    const row = { invoice, payerName: 'Priya Patel', creditRefusal: null };
    const words = expectModal(invoicesModal(listOf([row]), shown));
    expect(words).toContain('*INV-1042*  ·  Priya Patel  ·  1 Nov  ·  _partially credited_');
    expect(words).toContain(
      'Total £228.00  ·  Paid £158.00  ·  Credited `-£100.00`  ·  Outstanding £0.00',
    );
    expect(words).toContain('RC');
  });

  it('leaves RC out where no credit can be raised', () => {
    const row = { invoice: anInvoice([0n]), payerName: 'Kari', creditRefusal: 'Nothing left.' };
    const words = expectModal(invoicesModal(listOf([row]), shown));
    expect(words.split('\n')).not.toContain('RC');
    expect(words).toContain('Details');
  });

  it('says where the reader is in a long list', () => {
    const rows = Array.from({ length: 10 }, () => ({
      invoice: anInvoice([hugeAmount]),
      payerName: hostileName,
      creditRefusal: null,
    }));
    const words = expectModal(invoicesModal(listOf(rows, { page: 1, total: 1_503 }), shown));
    expect(words).toContain('11 to 20 of 1,503');
    expect(words).toContain('Previous');
    expect(words).toContain('Next');
  });

  it('says what to try when nothing was found', () => {
    const nothing = listOf([], { status: 'void', text: hostileName.slice(0, 100) });
    const words = expectModal(invoicesModal(nothing, shown));
    expect(words).toContain('choose the status All');
    expect(expectModal(invoicesModal(listOf([]), shown))).toContain('no invoices yet');
  });

  it.each(['', '{}', 'null', '{"version":1,"content":{"status":"paid","text":"","page":0}}'])(
    'refuses metadata %j',
    (text) => {
      expect(() => filterMetadata.read(text)).toThrow(StaleForm);
    },
  );
});
