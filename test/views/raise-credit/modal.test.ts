import { describe, expect, it } from 'vitest';
import { type RaiseCreditForm, raiseCreditModal } from '../../../views/raise-credit/modal.js';
import { largestInvoiceFacts, longBeneath, longSearch, mostMinor } from '../largest-facts.js';
import { aLookAlike, aPayment, hostileName, shown } from '../sample-facts.js';
import { cashOf } from '../sample-refunds.js';
import { expectModal } from '../slack-limits.js';

const chosen = largestInvoiceFacts();
const largest: RaiseCreditForm = {
  club: shown,
  operationId: '0c6d1a52-7f0e-4f4e-9d4b-1a2b3c4d5e6f',
  search: longSearch,
  chosen,
  line: 100,
  amountText: '1',
  filled: { count: 999, text: '9'.repeat(40) },
  moves: 999,
  typed: { reason: 'Other', otherWords: 'x'.repeat(293), note: 'x'.repeat(1000), notify: true },
  asked: `${chosen.invoice.id} ${mostMinor}`,
  secondPerson: 'From £100.00 a second person approves. '.repeat(5),
  notice: hostileName,
  lookAlike: aLookAlike,
  beneath: longBeneath,
};

describe('Raise credit', () => {
  it('fits with the largest invoice, and with everything to say about it', () => {
    const words = expectModal(raiseCreditModal(largest));
    expect(words).toContain('Create credit note');
    expect(words).toContain('9 minutes ago');
  });

  it('says of a second person right below the amount, where whoever types it looks', () => {
    const words = expectModal(raiseCreditModal({ ...largest, secondPerson: 'Somebody approves.' }));
    const at = (text: string) => words.indexOf(text);
    expect(at('Amount')).toBeLessThan(at('Somebody approves.'));
    expect(at('Somebody approves.')).toBeLessThan(at('Reason'));
  });

  it('fits with all that was paid for it as a refund instead', () => {
    const paid = chosen.invoice.total;
    const cash = [cashOf(aPayment('received', { provider: hostileName, amount: paid }))];
    const invoice = { ...chosen.invoice, paid, outstanding: 0n };
    const form = { ...largest, chosen: { ...chosen, invoice, cash }, amountText: '' };
    expect(expectModal(raiseCreditModal(form))).toContain('may cost the club fees');
  });

  it('fits before an invoice is chosen', () => {
    const empty = { ...largest, chosen: null, search: '', typed: null };
    expect(expectModal(raiseCreditModal(empty))).toContain('Search by number');
  });

  it('fits with a refusal as long as a name, and asks for no amount', () => {
    const refused = { ...largest, chosen: largestInvoiceFacts({ creditRefusal: hostileName }) };
    const view = raiseCreditModal(refused);
    expect(expectModal(view).split('\n')).not.toContain('Amount');
    expect(view).not.toHaveProperty('submit');
  });
});
