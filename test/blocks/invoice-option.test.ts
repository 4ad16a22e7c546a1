import { describe, expect, it } from 'vitest';
import { invoiceOption } from '../../src/blocks/invoice-option.js';
import { wordsFor } from '../../src/blocks/words.js';
import { invoiceStatuses } from '../../src/domain/invoices/invoice.js';
import { anInvoice } from '../support/rules.js';
import { hostileName, shown } from '../views/sample-facts.js';

const words = wordsFor(shown);

function offerOf(
  invoice: ReturnType<typeof anInvoice>,
  { payerName = 'Priya Patel', child = 'Asha' } = {},
) {
  const names = new Map(invoice.beneficiaryIds.map((id, index) => [id, `${child}${index}`]));
  const offered = invoiceOption({ invoice, payerName, beneficiaryNames: names }, words);
  const below = offered.description?.text ?? '';
  expect(offered.text.text.length).toBeLessThanOrEqual(75);
  expect(below.length).toBeLessThanOrEqual(75);
  return { head: offered.text.text, below };
}

describe('The offer of an invoice', () => {
  it('keeps its amounts, and cuts a long name for them', () => {
    const invoice = anInvoice([22_800n], { id: 'club:INV-1042', paid: 15_800n });
    expect(offerOf(invoice).head).toBe('INV-1042 · Priya Patel · £228.00 · £70.00 left to pay');
    expect(offerOf(invoice, { payerName: hostileName }).head).toMatch(
      /^INV-1042 · .*…\u2069? · £228\.00 · £70\.00 left to pay$/,
    );
  });

  it('keeps what is owed beside a number and amounts that leave no room', () => {
    const number = 'X'.repeat(64);
    const invoice = anInvoice([987_654_321_00n], { id: `club:${number}`, paid: 1n });
    const owed = { ...invoice, status: 'partially credited' as const };
    expect(offerOf(owed).head).toMatch(/^X+… · Priya P.* · £987,654,320\.99 left to pay$/);
  });

  it('says below for whom, for what and of which day, so that ten of one payer are told apart', () => {
    const invoice = anInvoice([22_800n, 100n], { id: 'club:INV-1042' });
    const [first] = invoice.lines;
    expect(offerOf(invoice).below).toBe(
      `Asha0, Asha1 · ${first?.description} and 1 more · ${words.date(invoice.issuedOn)}`,
    );
    const lines = invoice.lines.map((line) => ({ ...line, description: hostileName }));
    const { below } = offerOf({ ...invoice, lines }, { child: hostileName });
    expect(below.endsWith(` and 1 more · ${words.date(invoice.issuedOn)}`)).toBe(true);
  });

  it.each(invoiceStatuses)('says the status %s in words once nothing is owed', (status) => {
    const settled = { ...anInvoice([22_800n]), outstanding: 0n, status };
    const { head } = offerOf(settled, { payerName: 'Al' });
    const plain = ['outstanding', 'reconciled', 'reconciled overpaid'].includes(status);
    expect(head.endsWith(plain ? 'settled' : status)).toBe(true);
  });
});
