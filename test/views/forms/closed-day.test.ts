import { describe, expect, it } from 'vitest';
import { movePaymentInputs as move } from '../../../views/move-payment/ids.js';
import { readMove } from '../../../views/move-payment/read.js';
import { recordPaymentIds as record } from '../../../views/record-payment/ids.js';
import { paidParts } from '../../../views/record-payment/paid-parts.js';
import { readRecordPayment } from '../../../views/record-payment/read.js';
import { settleRefundInputs as settle } from '../../../views/settle-refund/ids.js';
import { readDone } from '../../../views/settle-refund/read.js';
import { chosen, errorsOf, same, typed } from '../form-state.js';
import { shown } from '../sample-facts.js';

const closedUpTo = '2026-10-31';
const club = { ...shown, closedUpTo };
const money = { ...club, currency: 'GBP' };
const day = (id: string, selected_date: string) => same(id, { selected_date });

/** Record payment as it is pressed for the first time: what it pays was not looked at yet. */
function firstPress(on: string, amount: string): unknown {
  const values = {
    ...day(record.receivedOn, on),
    ...same(record.amount, typed(amount)),
    ...same(record.how, chosen('bank')),
  };
  const fields = readRecordPayment(values, 'club');
  const unseen = { round: 0, spreadAmount: null, saidOverpaid: null };
  return paidParts(values, {
    ...{ fields, shown: unseen, club },
    open: { currency: 'GBP', invoices: [] },
  });
}

/** Each form in which a day is typed, with something else in it that is wrong. */
const readers: [string, string, string, (on: string) => unknown][] = [
  ['Record payment', record.receivedOn, record.amount, (on) => firstPress(on, 'ten')],
  [
    'a payment that came back',
    move.on,
    move.amount,
    (on) => readMove({ ...day(move.on, on), ...same(move.amount, typed('ten')) }, money),
  ],
  [
    'a refund that is done',
    settle.on,
    settle.fee,
    (on) => readDone({ ...day(settle.on, on), ...same(settle.fee, typed('ten')) }, money),
  ],
];

describe.each(readers)('%s', (_form, on, other, read) => {
  it('refuses a closed day together with what else is wrong, not at the next press', () => {
    const errors = errorsOf(() => read('2026-10-30'));
    expect(Object.keys(errors).sort()).toEqual([on, other].sort());
    expect(errors[on]).toContain('The books are closed up to 31 Oct 2026');
  });

  it('says nothing beside an open day', () => {
    expect(Object.keys(errorsOf(() => read('2026-11-01')))).toEqual([other]);
  });
});

it('Record payment refuses a closed day before it asks to look at what the payment pays', () => {
  expect(errorsOf(() => firstPress(closedUpTo, '10'))).toEqual({
    [record.receivedOn]: expect.stringContaining('Choose 1 Nov 2026 or a later day'),
  });
  expect(firstPress('2026-11-01', '10')).toMatchObject({ kind: 'look' });
});
