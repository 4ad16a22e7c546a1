import { expect, it } from 'vitest';
import { takeBackModal } from '../../../views/take-back-credit/modal.js';
import { samplePlace, shown } from '../sample-facts.js';
import { sampleTakeBackPreview } from '../sample-outcomes.js';
import { expectModal } from '../slack-limits.js';

it('says beforehand that a part of the credit comes back expired', () => {
  const expiring = sampleTakeBackPreview({ expiresOnReturn: 500n });
  const words = expectModal(takeBackModal(expiring, samplePlace(), shown));
  expect(words).toContain('£5.00 of it has passed its expiry');
  expect(words).toContain('*£12.00* will be outstanding');
  const lasting = sampleTakeBackPreview({ expiresOnReturn: 0n });
  expect(expectModal(takeBackModal(lasting, samplePlace(), shown))).not.toContain('expiry');
});

it.each([
  [5_500n, 'stays paid: *£55.00* will be overpaid on it.'],
  [0n, 'stays paid: nothing will be outstanding on it.'],
])('says that the invoice stays paid where it was overpaid, by %d then', (overpaidAfter, said) => {
  const paid = sampleTakeBackPreview({ outstandingAfter: 0n, overpaidAfter });
  const words = expectModal(takeBackModal(paid, samplePlace(), shown));
  expect(words).toContain(said);
  expect(words).not.toContain('owed again');
});
