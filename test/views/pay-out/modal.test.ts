import { describe, expect, it } from 'vitest';
import type { PayOutPreview } from '../../../src/services/refunds/preview-pay-out.js';
import { payOutModal } from '../../../views/pay-out/modal.js';
import { longBeneath, mostMinor } from '../largest-facts.js';
import { hostileName, samplePlace, shown, shownPromise } from '../sample-facts.js';
import { expectModal } from '../slack-limits.js';

function words(changes: Partial<PayOutPreview> = {}, place = samplePlace()): string {
  const data = {
    ...{ payerId: 'club:olsen', payerName: 'Kari Olsen', currency: 'GBP', available: 4_250n },
    ...{ refusal: null, secondPerson: null, shown: shownPromise },
    ...changes,
  };
  return expectModal(payOutModal(data, place, shown));
}

describe('Pay out', () => {
  it('says what can be paid out, what it does and that it costs no fees', () => {
    const text = words();
    expect(text).toContain('Pay out account credit of Kari Olsen');
    expect(text).toContain('Kari Olsen has *£42.50* of account credit');
    expect(text).toContain('costs no fees');
    expect(text).toContain('Bank transfer');
    expect(text).toContain('Ask for pay-out');
  });

  it('asks for nothing where there is nothing to pay out', () => {
    const text = words({ available: 0n, refusal: 'There is no account credit to pay out.' });
    expect(text).toContain('There is no account credit to pay out.');
    expect(text).not.toContain('Ask for pay-out');
  });

  it('fits with the worst name and the largest amount', () => {
    const largest = { payerName: hostileName, available: mostMinor };
    expect(words(largest, samplePlace({ beneath: longBeneath }))).toContain('£10,000,000,000.00');
  });
});
