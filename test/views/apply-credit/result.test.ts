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
  const mail = { kind: 'address', to: 'p…@family.example' } as const;
  const text = expectModal(appliedModal({ ...applied, ...named, mail }));
  expect(text).toContain(`pays ${longId}`);
  expect(text).toContain('Email to p…@family.example is on its way.');
});
