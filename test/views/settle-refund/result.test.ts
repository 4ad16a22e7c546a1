import { expect, it } from 'vitest';
import { type SettledFacts, settledModal } from '../../../views/settle-refund/result.js';
import { longBeneath, longId, mostMinor } from '../largest-facts.js';
import { hostileName, samplePlace, shown } from '../sample-facts.js';
import { expectModal } from '../slack-limits.js';

function words(changes: Partial<SettledFacts>, place = samplePlace()): string {
  const facts: SettledFacts = {
    told: 'failed',
    ...{ payerName: 'Kari Olsen', invoiceNumber: 'INV-1', currency: 'GBP' },
    ...{ amount: 3_000n, fee: 0n, ofJob: null },
    mail: { kind: 'address', to: 'k…@family.example' },
  };
  return expectModal(settledModal({ ...facts, ...changes }, place, shown));
}

it('says that it is done, and the fee', () => {
  const text = words({ told: 'done', fee: 50n });
  expect(text).toContain(
    'The refund of £30.00 on INV-1 to Kari Olsen is done, with a fee of £0.50.',
  );
  expect(text).not.toContain('Try again');
  expect(text).toContain('Email to k…@family.example is on its way.');
});

it('says what can be done now where it could not', () => {
  expect(words({})).toContain('Press *Try again* beside it in the details of INV-1');
  expect(words({})).not.toContain('Email to');
  expect(words({ invoiceNumber: null })).toContain('pay it out once more from the statement');
});

it('leads to running it again with credit where a job asked for it', () => {
  const text = words({ ofJob: { kind: 'job', jobId: 'K7Q2' } });
  expect(text.split('\n')).toContain('Run again with credit');
  expect(text).toContain('Or send it in another way: press *Try again*');
  const over = words({ ofJob: { kind: 'takes-place' } });
  expect(over).toContain('takes place again, so it is not owed any more');
  expect(over).not.toContain('Try again');
});

it('fits with the worst name and the largest amount', () => {
  const worst = { payerName: hostileName, invoiceNumber: longId, amount: mostMinor };
  expect(words(worst, samplePlace({ beneath: longBeneath }))).toContain('£10,000,000,000.00');
});
