import { describe, expect, it } from 'vitest';
import type { PutBackPreview } from '../../../src/services/sessions/leaving/preview-put-back-contact.js';
import { putBackContactModal } from '../../../views/put-back-contact/modal.js';
import { putBackDoneModal } from '../../../views/put-back-contact/result.js';
import { hostileName, hugeAmount, samplePlace, shown, shownPromise } from '../sample-facts.js';
import { expectModal } from '../slack-limits.js';

const use = { passId: 'club:PASS-1', bookingId: 'club:S1:asha' };
const preview: PutBackPreview = {
  ...{ name: 'Asha Patel', productName: 'Gymnastics', refusal: null, shown: shownPromise },
  plan: {
    ...{ until: '2026-12-21', places: ['a', 'b', 'c'], lost: 1, orders: [], ordersLeft: 1 },
    ...{ usesTaken: [use], usesMissing: [use, use] },
  },
  missingAt: [new Date('2026-12-03T17:00:00Z')],
  ordersDueOn: ['2027-01-04'],
  given: { amount: 4000n, currency: 'GBP' },
};

const modal = (changes: Partial<PutBackPreview> = {}) =>
  expectModal(putBackContactModal({ ...preview, ...changes }, samplePlace(), shown));

describe('Put back into product', () => {
  it('says what comes back, what does not, and that the credit stays', () => {
    const text = modal();
    for (const said of [
      '*Asha Patel* is on *Gymnastics* again, until 21 Dec as before.',
      'booked again: 3.',
      'begun or are cancelled: 1.',
      'Uses taken from passes again: 1.',
      'no use is left on the pass, and so unpaid: 2.',
      'No use is left for 3 Dec, 17:00.',
      'The orders are due on 4 Jan 2027.',
      'Left as they are, since they were invoiced or changed since: 1 order.',
      'The £40.00 of credit that was given for leaving stays.',
      'Nobody is told.',
    ]) {
      expect(text).toContain(said);
    }
  });

  it('only says why where it cannot be done', () => {
    const text = modal({ plan: null, refusal: 'Asha Patel was put back already.' });
    expect(text).toContain('Asha Patel was put back already.');
    expect(text).not.toContain('Reason');
  });

  it('fits into what Slack takes, with every place lost and hundreds of sessions', () => {
    const many = Array.from({ length: 500 }, () => new Date('2026-12-03T17:00:00Z'));
    const largest = { missingAt: many, ordersDueOn: many.map(() => '2027-01-04') };
    const names = { name: hostileName, productName: hostileName };
    const text = modal({ ...largest, ...names, given: { amount: hugeAmount, currency: 'GBP' } });
    expect(text).toContain('492 others');
    const counts = { places: 500, lost: 500, usesTaken: 500, usesMissing: 500 };
    const record = { operationId: 'form', number: 1, at: new Date(0), orders: 500, ordersLeft: 0 };
    expectModal(putBackDoneModal({ ...counts, ...record, ...names }, samplePlace()));
  });
});
