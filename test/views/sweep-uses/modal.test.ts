import { expect, it } from 'vitest';
import { sweepUsesModal } from '../../../views/sweep-uses/modal.js';
import { sampleSweepUse } from '../sample-desk.js';
import { hostileName, hugeAmount, shown } from '../sample-facts.js';
import { expectModal } from '../slack-limits.js';

it('lists the uses of a sweep on pages', () => {
  const uses = Array.from({ length: 30 }, () =>
    sampleSweepUse({ payerName: hostileName, amount: hugeAmount }),
  );
  expect(expectModal(sweepUsesModal({ runId: 'run-1', uses, page: 1 }, shown))).toContain(
    '13 to 24 of 30',
  );
  expect(expectModal(sweepUsesModal({ runId: 'run-1', uses: [], page: 0 }, shown))).toContain(
    'no credit',
  );
});
