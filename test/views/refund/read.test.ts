import { describe, expect, it } from 'vitest';
import { refundIds as ids } from '../../../views/refund/ids.js';
import { parseRefund, readRefund } from '../../../views/refund/read.js';
import { chosen, errorsOf, same, typed } from '../form-state.js';

const money = { currency: 'GBP', locale: 'en-GB' };
const filled = {
  ...same(ids.how, chosen('cash')),
  [`${ids.amount}:2`]: { [ids.amount]: typed('12.50') },
  ...same(ids.sentBy, chosen('bank')),
  ...same(ids.reason, typed('  Class\ncancelled ')),
};

describe('what stands in the form that sends a payment back', () => {
  it('is read from whichever block holds the amount', () => {
    const fields = readRefund(filled);
    expect(fields).toEqual({
      ...{ how: 'cash', line: null, amountText: '12.50', amountBlock: `${ids.amount}:2` },
      ...{ sentBy: 'bank', notifies: true, reason: 'Class cancelled' },
    });
    expect(parseRefund(fields, money)).toEqual({ amount: 1_250n, reason: 'Class cancelled' });
  });

  it('is nothing where nothing was filled in, and nothing that the form does not offer', () => {
    const nothing = { how: null, amountText: null, sentBy: null, reason: '' };
    expect(readRefund({})).toMatchObject(nothing);
    const made = { ...same(ids.how, chosen('twice')), ...same(ids.sentBy, chosen('stripe')) };
    expect(readRefund(made)).toMatchObject(nothing);
  });

  it.each(['', '0', '-5', '12.', '1,5', 'ten'])('has no amount of “%s”', (text) => {
    const fields = { ...readRefund(filled), amountText: text };
    expect(errorsOf(() => parseRefund(fields, money))).toHaveProperty([`${ids.amount}:2`]);
  });

  it('wants a reason, of a length that can be kept', () => {
    const read = (reason: string) => () => parseRefund({ ...readRefund(filled), reason }, money);
    expect(errorsOf(read(''))).toEqual({ [ids.reason]: expect.stringContaining('Give a reason') });
    expect(errorsOf(read('x'.repeat(301)))).toHaveProperty([ids.reason]);
    expect(errorsOf(read('x'))).toEqual({});
  });
});
