import { expect, it } from 'vitest';
import { appliedModal } from '../../../views/apply-credit/result.js';
import { longId, mostMinor } from '../largest-facts.js';
import { hostileName, shown } from '../sample-facts.js';
import { sampleApplied } from '../sample-outcomes.js';
import { expectModal } from '../slack-limits.js';

it('fits with the largest amounts and the longest names', () => {
  const applied = sampleApplied({
    invoiceId: `club:${longId}`,
    amount: mostMinor,
    outstanding: mostMinor,
    balance: mostMinor,
    status: 'partially credited',
  });
  const named = { club: shown, invoiceNumber: longId, payerName: hostileName };
  expect(expectModal(appliedModal({ ...applied, ...named }))).toContain(`pays ${longId}`);
});
