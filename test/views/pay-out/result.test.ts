import { expect, it } from 'vitest';
import { payOutAskedModal } from '../../../views/pay-out/result.js';
import { mostMinor } from '../largest-facts.js';
import { hostileName, samplePlace, shown } from '../sample-facts.js';
import { expectModal } from '../slack-limits.js';

it('says what is to be sent and what is left, at its largest too', () => {
  const facts = { payerName: 'Kari Olsen', currency: 'GBP', amount: 4_000n, balance: 250n };
  const text = expectModal(payOutAskedModal(facts, samplePlace(), shown));
  expect(text).toContain('£40.00 is to be sent to Kari Olsen; £2.50 of account credit is left.');
  const worst = { ...facts, payerName: hostileName, amount: mostMinor };
  expect(expectModal(payOutAskedModal(worst, samplePlace(), shown))).toContain('£10,000,000,000');
});
