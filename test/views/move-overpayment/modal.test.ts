import { expect, it } from 'vitest';
import { moveOverpaymentModal } from '../../../views/move-overpayment/modal.js';
import { anInvoice } from '../../support/rules.js';
import { samplePlace, shown, shownPromise } from '../sample-facts.js';
import { expectModal } from '../slack-limits.js';

it('offers the whole overpayment', () => {
  const invoice = anInvoice([10_000n], { paid: 12_000n });
  const data = {
    ...{ invoice, payerName: 'Kari', refusal: null, secondPerson: null },
    ...{ balanceAfter: 2_000n, shown: shownPromise },
  };
  const words = expectModal(moveOverpaymentModal(data, samplePlace(), shown));
  expect(words).toContain('*£20.00* is overpaid');
});
