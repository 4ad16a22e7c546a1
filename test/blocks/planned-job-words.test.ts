import { expect, it } from 'vitest';
import { jobAskedWords } from '../../src/blocks/planned-job-words.js';
import { wordsFor } from '../../src/blocks/words.js';
import { shown } from '../views/sample-facts.js';

const words = wordsFor(shown);

it('counts a whole hall and many sessions as people write numbers', () => {
  const sessions = [{ title: 'Festival', startsAt: new Date('2026-12-19T10:00:00Z') }];
  const asked = jobAskedWords(
    {
      jobId: 'job',
      what: { kind: 'cancel-session', sessions, count: 1_201 },
      totals: [
        {
          ...{ currency: 'GBP', people: 5_000, amount: 7_500_000n },
          ...{ toInvoice: 0n, toAccount: 7_500_000n, sentBack: 0n },
        },
      ],
      cannot: 0,
    },
    words,
  );
  expect(asked).toBe(
    'give *£75,000.00* to 5,000 people for Festival on 19 Dec, 10:00 and 1,200 more sessions, now cancelled',
  );
});
