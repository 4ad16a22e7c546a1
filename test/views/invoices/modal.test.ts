import type { ModalView } from '@slack/types';
import { describe, expect, it } from 'vitest';
import { StaleForm } from '../../../src/blocks/stale-form.js';
import { summedAmounts } from '../../../src/domain/invoices/invoice-totals.js';
import { listedStatuses } from '../../../src/domain/invoices/listed-status.js';
import type { InvoiceListRow } from '../../../src/services/invoices/invoice-list.js';
import { filterMetadata, foundInAll, type InvoicesData } from '../../../views/invoices/metadata.js';
import { invoicesModal, invoicesPerPage } from '../../../views/invoices/modal.js';
import { sumOf } from '../../support/invoice-totals.js';
import { anInvoice } from '../../support/rules.js';
import { hostileName, hugeAmount, shown } from '../sample-facts.js';
import { expectModal } from '../slack-limits.js';

const noDays = { issuedFrom: null, issuedUntil: null };

function aRow(changes: Partial<InvoiceListRow> = {}): InvoiceListRow {
  const invoice = anInvoice([22_800n], { id: 'club:INV-1042' });
  const names = { payerName: 'Priya Patel', beneficiaryNames: ['Asha'] };
  return { invoice, ...names, creditRefusal: null, ...changes };
}

function listOf(rows: InvoiceListRow[], changes: Partial<InvoicesData> = {}): InvoicesData {
  const everything = { status: null, text: '', ...noDays, page: 0, pageSize: invoicesPerPage };
  const inAll = { total: rows.length, sums: [], offered: listedStatuses, opened: 0, reread: 0 };
  return { ...everything, rows, ...inAll, ...changes };
}

/** As much in every row as a database could hold. */
function fullPage(): InvoiceListRow[] {
  return Array.from({ length: invoicesPerPage }, (_none, index) => {
    const full = anInvoice(Array.from({ length: 60 }, () => hugeAmount));
    const invoice = {
      ...full,
      id: `club:${'9'.repeat(60)}${index}`,
      number: `INV-${'9'.repeat(60)}${index}`,
      lines: full.lines.map((line) => ({ ...line, description: hostileName })),
      paid: hugeAmount,
      creditApplied: hugeAmount,
      creditedToInvoice: hugeAmount,
      creditedToAccount: hugeAmount,
      refunded: hugeAmount,
      writtenOff: hugeAmount,
      overpaymentMoved: hugeAmount,
      overpaymentRefunded: hugeAmount,
    };
    const beneficiaryNames = Array.from({ length: 60 }, () => hostileName);
    return aRow({ invoice, payerName: hostileName, beneficiaryNames });
  });
}

function kindsAbove(view: ModalView): string[] {
  const first = view.blocks.findIndex((block) => block.type === 'section');
  return view.blocks.slice(0, first).map((block) => block.type);
}

describe('the invoice list', () => {
  it('offers Credit (RC) where it can be done, and else the details with the reason', () => {
    const words = expectModal(invoicesModal(listOf([aRow()]), shown)).split('\n');
    expect(words).toContain('Credit (RC)');
    const refused = aRow({ creditRefusal: 'Nothing left.' });
    const without = expectModal(invoicesModal(listOf([refused]), shown)).split('\n');
    expect(without).not.toContain('Credit (RC)');
    expect(without).toContain('Details');
  });

  it('says to a screen reader what is seen on the button, and on which invoice', () => {
    const text = JSON.stringify(invoicesModal(listOf([aRow()]), shown));
    expect(text).toContain('"accessibility_label":"Credit (RC) on INV-1042"');
  });

  it('fits with as much of everything as there can be, the ways on above the rows', () => {
    const sums = ['GBP', 'EUR', 'USD', 'JPY'].map((currency) => {
      return sumOf(currency, Object.fromEntries(summedAmounts.map((name) => [name, hugeAmount])));
    });
    const text = hostileName.slice(0, 100);
    const view = invoicesModal(listOf(fullPage(), { page: 1, total: 1_503, sums, text }), shown);
    const words = expectModal(view);
    expect(words).toContain('11 to 20 of 1,503');
    expect(kindsAbove(view)).toEqual(['input', 'context', 'actions']);
    expect(view.blocks.filter(({ type }) => type === 'section')).toHaveLength(10);
  });

  it('sums up all that the filter finds, one currency after the other', () => {
    const sums = [
      sumOf('EUR', { total: 500n, outstanding: 500n }),
      sumOf('GBP', {
        ...{ total: 22_800n, paid: 16_800n, creditedToInvoice: 1_000n, creditedToAccount: 300n },
        ...{ outstanding: 5_300n, overpaid: 300n },
      }),
    ];
    const words = expectModal(invoicesModal(listOf([aRow()], { sums }), shown));
    expect(words).toContain('In all: Total €5.00 · *€5.00 outstanding*; ');
    expect(words).toContain(
      'Total £228.00 · Paid £168.00 · Credited `-£13.00` (£3.00 to account) · *£53.00 outstanding*, *£3.00 overpaid*',
    );
    const tooMany = expectModal(invoicesModal(listOf([aRow()], { sums: null }), shown));
    expect(tooMany).toContain('Too many to sum up');
  });

  it('says above the rows whether what waits for a payment on its way is counted', () => {
    const sums = [sumOf('GBP', { total: 500n, outstanding: 500n })];
    const said = (changes: Partial<InvoicesData>) =>
      expectModal(invoicesModal(listOf([aRow()], { sums, ...changes }), shown));
    expect(said({})).toContain('*£5.00 outstanding*, with what has a payment on its way');
    expect(said({ status: 'outstanding' })).toContain('without what has a payment on its way');
    expect(said({ status: 'overdue' })).not.toContain('has a payment on its way');
    expect(said({ offered: ['outstanding'] })).not.toContain('has a payment on its way');
  });

  it('names what was asked and what is left where there are many currencies', () => {
    const sums = ['GBP', 'EUR', 'USD', 'JPY', 'KWD'].map((currency) =>
      sumOf(currency, { total: 900n, paid: 400n, outstanding: 500n }),
    );
    const words = expectModal(invoicesModal(listOf([aRow()], { sums }), shown));
    expect(words).toContain('Total £9.00 · *£5.00 outstanding*; ');
  });

  it('keeps what was counted and summed for the next page, unless there is too much of it', () => {
    const sum = sumOf('GBP', { total: 5n, paid: 3n, outstanding: 2n });
    const kept = (sums: InvoicesData['sums']) => {
      const view = invoicesModal(listOf([aRow()], { sums }), shown);
      return foundInAll(filterMetadata.read(view.private_metadata ?? '').known);
    };
    expect(kept([sum])).toEqual({ total: 1, sums: [sum] });
    expect(kept(null)).toEqual({ total: 1, sums: null });
    expect(kept(Array.from({ length: 5 }, () => sum))).toBeNull();
  });

  it('offers only filters that find something, and the one that is chosen', () => {
    const offered = listOf([aRow()], { status: 'void', offered: ['outstanding', 'paid'] });
    const words = expectModal(invoicesModal(offered, shown)).split('\n');
    expect(words).toEqual(expect.arrayContaining(['All invoices', 'Unpaid', 'Paid or settled']));
    expect(words).toContain('Void');
    expect(words).not.toContain('Overdue');
    expect(words).not.toContain('Written off');
  });

  it('says what to try when nothing was found', () => {
    const text = hostileName.slice(0, 100);
    const nothing = listOf([], { status: 'void', text, issuedFrom: '2026-09-01' });
    const words = expectModal(invoicesModal(nothing, shown));
    expect(words).toContain('that is void, issued from 1 Sep. To find more, choose *All invoices*');
    expect(words).toContain('Any day');
    expect(expectModal(invoicesModal(listOf([]), shown))).toContain('no invoices yet');
    const turned = { issuedFrom: '2026-09-02', issuedUntil: '2026-09-01' };
    const wrong = expectModal(invoicesModal(listOf([], turned), shown));
    expect(wrong).toContain('the first day lies after the last');
  });

  it.each(['', '{}', 'null', '{"version":1,"content":{"status":"void","text":"","page":0}}'])(
    'refuses metadata %j',
    (text) => {
      expect(() => filterMetadata.read(text)).toThrow(StaleForm);
    },
  );
});
