import { describe, expect, it } from 'vitest';
import { invoiceOption } from '../../src/blocks/invoice-option.js';
import { wordsFor } from '../../src/blocks/words.js';
import { invoiceStatuses } from '../../src/domain/invoices/invoice.js';
import { anInvoice } from '../support/rules.js';
import { hostileName, shown } from '../views/sample-facts.js';

const words = wordsFor(shown);

describe('The offer of an invoice', () => {
  it('keeps its amounts, and cuts a long name for them', () => {
    const invoice = anInvoice([22_800n], { id: 'club:INV-1042', paid: 15_800n });
    const offered = invoiceOption({ invoice, payerName: 'Priya Patel' }, words);
    expect(offered.text.text).toBe('INV-1042 · Priya Patel · £228.00 · outstanding £70.00');
    const cut = invoiceOption({ invoice, payerName: hostileName }, words);
    expect(cut.text.text).toMatch(/^INV-1042 · .*… · £228\.00 · outstanding £70\.00$/);
    expect(cut.text.text.length).toBeLessThanOrEqual(75);
  });

  it.each(invoiceStatuses)('says the status %s once nothing is owed', (status) => {
    const settled = { ...anInvoice([22_800n]), outstanding: 0n, status };
    const { text } = invoiceOption({ invoice: settled, payerName: 'Al' }, words).text;
    expect(text.endsWith(status)).toBe(true);
  });
});
