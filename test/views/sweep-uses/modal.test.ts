import { expect, it } from 'vitest';
import type { SweepUses } from '../../../src/services/sweep/sweep-history.js';
import { sweepUsesModal } from '../../../views/sweep-uses/modal.js';
import { sampleSweepUse } from '../sample-desk.js';
import { hostileName, hugeAmount, shown } from '../sample-facts.js';
import { expectModal } from '../slack-limits.js';

const use = sampleSweepUse({ payerName: hostileName, amount: hugeAmount });
const wait = {
  ...{ number: 'INV-1077', payerId: 'club:paul', payerName: hostileName },
  ...{ outstanding: hugeAmount, currency: 'GBP' },
};
const nothing: SweepUses = { page: 0, pageSize: 12, usedOn: 0, waiting: 0, uses: [], waits: [] };

function words(changes: Partial<SweepUses>): string {
  return expectModal(sweepUsesModal({ runId: 'run-1', ...nothing, ...changes }, shown));
}

it('lists on pages where credit was used, and behind it what waits', () => {
  const uses = Array.from({ length: 6 }, () => use);
  const waits = Array.from({ length: 6 }, () => wait);
  const text = words({ page: 1, usedOn: 18, waiting: 12, uses, waits });
  expect(text).toContain('13 to 24 of 30');
  expect(text).toContain('used automatically on 18 invoices. 12 invoices wait now');
  expect(text.match(/Waits for a payment in flight/g)).toHaveLength(6);
});

it('says one as one', () => {
  const text = words({ usedOn: 1, waiting: 1, uses: [use], waits: [wait] });
  expect(text).toContain(
    'on 1 invoice. 1 invoice waits now for a payment in flight, and is looked',
  );
});

it('says that nothing was used and nothing waits', () => {
  const text = words({});
  expect(text).toContain('no account credit');
  expect(text).not.toContain('wait');
});
