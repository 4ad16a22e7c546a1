import { describe, expect, it } from 'vitest';
import type { Club } from '../../../src/domain/people/club-records.js';
import { settledSentences } from '../../../views/messages/settled-words.js';
import { anEntry } from '../sample-facts.js';
import { notices } from '../sample-notices.js';

const club: Club = {
  ...{ id: 'club', name: 'Club', currency: 'GBP', timeZone: 'Europe/London' },
  ...{ locale: 'en-GB', sweepFrom: '1970-01-01' },
};
const settled = notices['outcome-settled'];

describe('what was found out about a form', () => {
  it('says what was booked and how things stood right after it', () => {
    expect(settledSentences(settled, club)).toBe(
      [
        '*What you sent (23 Nov, 10:02) was booked.*',
        'Credit note INV-1-CN-1 for £100.00: £70.00 pays INV-1, £30.00 became account credit. After it nothing was left to pay on INV-1 and the account credit was £30.00.',
      ].join('\n'),
    );
  });

  it('says what was not booked without a number that may be given to another note', () => {
    const words = settledSentences({ ...settled, isBooked: false }, club);
    expect(words).toBe(
      [
        '*What you sent (23 Nov, 10:02) was not booked: no money moved.*',
        'It was £100.00 on INV-1 (Class cancelled). If it is still wanted, open the form anew and send it once more.',
      ].join('\n'),
    );
    expect(words).not.toContain('CN');
  });

  it('lists every entry of a form that books several', () => {
    const [one, other] = ['club:INV-1', 'club:INV-2'].map((invoiceId) =>
      anEntry('credit.applied', { refs: { invoiceId } }),
    );
    if (one === undefined || other === undefined) throw new Error('no entries');
    const words = settledSentences({ ...settled, isBooked: false, entries: [one, other] }, club);
    expect(words).toContain('£100.00 on INV-1 (Class cancelled) and £100.00 on INV-2');
  });
});
