import { expect, it } from 'vitest';
import { raisedModal } from '../../../views/raise-credit/result.js';
import { longId, mostMinor } from '../largest-facts.js';
import { hostileName, shown } from '../sample-facts.js';
import { sampleRaised } from '../sample-outcomes.js';
import { expectModal } from '../slack-limits.js';

const named = {
  ...{ club: shown, invoiceNumber: 'INV-1', payerName: 'Priya', notifyCustomer: false },
  mail: { kind: 'off' },
} as const;

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
  const mail = { kind: 'address', to: `k…@${'x'.repeat(250)}` } as const;
  const largest = { invoiceNumber: longId, payerName: hostileName, mail };
  const words = expectModal(raisedModal({ ...raised, ...named, ...largest, notifyCustomer: true }));
  expect(words).toContain(`Credit note ${longId}-CN-1`);
});

it('says how an overpaid invoice stands in the words of the list', () => {
  const overpaid = { status: 'partially credited', overpaid: 500n, toInvoice: 0n };
  const words = expectModal(raisedModal({ ...sampleRaised(overpaid), ...named }));
  expect(words).toContain('INV-1 is now overpaid by £5.00, partially credited');
});

it.each([
  [true, { kind: 'address', to: 'p…@family.example' }, 'Email to p…@family.example is on its way.'],
  [true, { kind: 'no-address' }, 'No email can arrive: there is no address. Please tell Priya'],
  [true, { kind: 'off' }, 'No email is sent: SMTP_URL is not set. Your Yes is kept'],
  [false, { kind: 'address', to: 'p…@family.example' }, 'No email is sent, as you chose.'],
  [false, { kind: 'off' }, 'No email is sent: SMTP_URL is not set. Please tell Priya yourself.'],
] as const)('says whether the customer is mailed: %s, %j', (notifyCustomer, mail, said) => {
  const words = expectModal(raisedModal({ ...sampleRaised(), ...named, notifyCustomer, mail }));
  expect(words).toContain(said);
});
