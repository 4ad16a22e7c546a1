import { describe, expect, it } from 'vitest';
import { settleRefundInputs as inputs } from '../../../views/settle-refund/ids.js';
import { readDone } from '../../../views/settle-refund/read.js';
import { errorsOf } from '../form-state.js';

const money = { currency: 'GBP', locale: 'en-GB', today: '2026-11-23' };

function typed({ on = '2026-11-22', fee = '', reference = '' } = {}) {
  return {
    [inputs.on]: { [inputs.on]: { selected_date: on } },
    [inputs.fee]: { [inputs.fee]: { value: fee } },
    [inputs.reference]: { [inputs.reference]: { value: reference } },
  };
}

describe('a refund that is done', () => {
  it.each([
    ['0.50', 50n],
    ['£1', 100n],
    ['', 0n],
    ['0', 0n],
    ['0.00', 0n],
  ])('reads a fee of “%s” as %s', (fee, feeMinor) => {
    expect(readDone(typed({ fee }), money)).toEqual({
      ...{ on: '2026-11-22', feeMinor, reference: '', notifyCustomer: true },
    });
  });

  it.each([
    ['yes', true],
    ['no', false],
  ])('with Notify %s is told to the payer: %s', (value, notifyCustomer) => {
    const chosen = { [inputs.notify]: { [inputs.notify]: { selected_option: { value } } } };
    expect(readDone({ ...typed(), ...chosen }, money)).toMatchObject({ notifyCustomer });
  });

  it('keeps the reference on one line', () => {
    expect(readDone(typed({ reference: ' FP\n 123 ' }), money).reference).toBe('FP 123');
  });

  it('says beside each field what is wrong', () => {
    const wrong = typed({ on: '2026-11-24', fee: '0.505', reference: 'x'.repeat(101) });
    expect(errorsOf(() => readDone(wrong, money))).toEqual({
      [inputs.on]: expect.stringContaining('lies ahead'),
      [inputs.fee]: '£0.505 has three decimals; pounds have two.',
      [inputs.reference]: expect.stringContaining('at most 100 characters'),
    });
    expect(errorsOf(() => readDone({}, money))).toHaveProperty([inputs.on]);
    for (const fee of ['-1', '-0', '0.000', '.0', 'none', '1,50', '£', '٣']) {
      expect(errorsOf(() => readDone(typed({ fee }), money))).toHaveProperty([inputs.fee]);
    }
  });
});
