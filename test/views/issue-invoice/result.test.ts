import { expect, it } from 'vitest';
import { issuedModal } from '../../../views/issue-invoice/result.js';
import { longId, mostMinor } from '../largest-facts.js';
import { hostileName, shown } from '../sample-facts.js';
import { sampleIssued } from '../sample-outcomes.js';
import { expectModal } from '../slack-limits.js';

it('fits with the largest amounts and the longest names', () => {
  const issued = sampleIssued({
    invoiceId: `club:${longId}`,
    invoiceNumber: longId,
    total: mostMinor,
  });
  const shownWith = {
    club: shown,
    payerName: hostileName,
    available: mostMinor,
    dueOn: '2027-01-01',
  };
  expect(expectModal(issuedModal({ ...issued, ...shownWith }))).toContain(`Invoice ${longId}`);
});
