import { expect, it } from 'vitest';
import { calledPayment } from '../../../src/domain/payments/called-payment.js';

it.each([
  ['pi_3Nk', 'Payment pi_3Nk'],
  ['desk-6f0a5a0e-3e1c-4ad5-9a43-0d6f9b8f2c11', 'This payment'],
  ['desk-6f0a5a0e-3e1c-4ad5-9a43-0d6f9b8f2c11:2', 'This payment'],
  ['desk-7', 'Payment desk-7'],
  [
    'x-desk-6f0a5a0e-3e1c-4ad5-9a43-0d6f9b8f2c11',
    'Payment x-desk-6f0a5a0e-3e1c-4ad5-9a43-0d6f9b8f2c11',
  ],
])('%s is called %s', (id, called) => {
  expect(calledPayment(id)).toBe(called);
});
