import { expect, it } from 'vitest';
import { CreditError } from '../../../src/domain/errors.js';
import { sampleRefusals } from '../../support/sample-refusals.js';

it.each([
  [
    'own-request',
    'You asked for this yourself, so somebody else has to decide. Nothing was booked, and the request stays open.',
  ],
  [
    'not-an-approver',
    'You cannot decide this: you are not, or no longer, one of the approvers. Nothing was booked, and the request stays open for them.',
  ],
  [
    'no-second-person',
    'A second person has to approve this, and nobody else may: not whoever asks, nor anybody whose email address is the payer’s or is not told by Slack. Nothing was booked. Ask whoever runs Credit Desk to name another person in APPROVERS.',
  ],
  [
    'approver-is-payer',
    'The payer has your own email address, so somebody else has to decide. Nothing was booked, and the request stays open for them.',
  ],
  [
    'approver-unknown',
    'Slack does not say which email address you have, so this may be your own account, and somebody else has to decide. Nothing was booked, and the request stays open for them.',
  ],
  [
    'request-altered',
    'What was asked for was changed in the database since, past Credit Desk. Nothing was booked. Reject it, ask for it again, and tell whoever runs Credit Desk.',
  ],
  [
    'request-open',
    'You asked for this on 23 Nov already (£180.00), and it waits for a second person. Nothing more was asked for. Wait until it is decided, or withdraw it first.',
  ],
] as const)('%s says why nothing was booked and what comes next', (code, expected) => {
  expect(new CreditError(code, sampleRefusals[code]).sentence('en-GB')).toBe(expected);
});

it.each([
  ['void-invoice', true, 'You asked to void this invoice on 23 Nov already (£180.00), '],
  ['void-invoice', false, 'Somebody asked to void this invoice on 23 Nov already (£180.00), '],
  ['write-off', true, 'You asked to write this invoice off on 23 Nov already (£180.00), '],
] as const)('request-open names another act that stands in the way: %s', (asked, isOwn, words) => {
  const refusal = new CreditError('request-open', {
    ...sampleRefusals['request-open'],
    ...{ asked, isOwn },
  });
  const sentence = refusal.sentence('en-GB');
  expect(sentence.startsWith(words)).toBe(true);
  expect(sentence).toContain('it waits for a second person. Nothing more was asked for.');
});

it('already-asked names the amount that the form has asked for', () => {
  const asked = new CreditError('already-asked', { amount: 125_00n, currency: 'GBP' });
  expect(asked.sentence('en-GB')).toBe(
    'This form has asked for £125.00 already, and what was asked for never changes. Withdraw it first, then ask again in a new form.',
  );
});
