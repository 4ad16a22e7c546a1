import { expect, it } from 'vitest';
import { triedAgainModal } from '../../../views/try-refund-again/result.js';
import { mostMinor } from '../largest-facts.js';
import { hostileName, samplePlace, shown } from '../sample-facts.js';
import { expectModal } from '../slack-limits.js';

it('says what is to be sent, at its largest too', () => {
  const told = { mail: { kind: 'off' } as const, notifies: true };
  const what = { sentBack: mostMinor, currency: 'GBP', refunds: [] };
  const facts = { payerName: hostileName, ...what, ...told };
  const text = expectModal(triedAgainModal(facts, samplePlace(), shown));
  expect(text).toContain('£10,000,000,000.00 is to be sent to');
  expect(text).toContain('Refunds to do');
});
