import { expect, it } from 'vitest';
import { raisedModal } from '../../../views/raise-credit/result.js';
import { longId, mostMinor } from '../largest-facts.js';
import { hostileName, shown } from '../sample-facts.js';
import { sampleRaised } from '../sample-outcomes.js';
import { expectModal } from '../slack-limits.js';

it('fits with the largest amounts and the longest names', () => {
  const raised = sampleRaised({
    invoiceId: `club:${longId}`,
    noteId: `${longId}-CN-1`,
    noteNumber: `${longId}-CN-1`,
    toInvoice: mostMinor,
    toAccount: mostMinor,
    outstanding: mostMinor,
    status: 'partially credited',
    balance: mostMinor,
  });
  const named = { club: shown, invoiceNumber: longId, payerName: hostileName };
  const words = expectModal(raisedModal({ ...raised, ...named, notifyCustomer: true }));
  expect(words).toContain(`Credit note ${longId}-CN-1`);
});

it('says how an overpaid invoice stands in the words of the list', () => {
  const overpaid = { status: 'partially credited', overpaid: 500n, toInvoice: 0n };
  const named = { club: shown, invoiceNumber: 'INV-1', payerName: 'Priya', notifyCustomer: false };
  const words = expectModal(raisedModal({ ...sampleRaised(overpaid), ...named }));
  expect(words).toContain('INV-1 is now overpaid by £5.00, partially credited');
});
