import { expect, it, test } from 'vitest';
import { isMailAddress, nameInHeader, readMailbox } from '../../../src/domain/people/mailbox.js';

test.each([
  ['office@club.example', { name: '', address: 'office@club.example' }],
  [' Riverside <office@club.example> ', { name: 'Riverside', address: 'office@club.example' }],
  ['<office@club.example>', { name: '', address: 'office@club.example' }],
  [
    'Riverside Gymnastics, Bristol (Billing) <billing@club.example>',
    { name: 'Riverside Gymnastics, Bristol (Billing)', address: 'billing@club.example' },
  ],
  [
    '"Zoë \\"Zed\\" O’Brien" <zoe@x.example>',
    { name: 'Zoë "Zed" O’Brien', address: 'zoe@x.example' },
  ],
  ['王小明 <wang@例え.example>', { name: '王小明', address: 'wang@例え.example' }],
])('%s is read as name and address', (text, mailbox) => {
  expect(readMailbox(text)).toEqual(mailbox);
});

test.each([
  'the office',
  'Riverside <office>',
  'Riverside <a@b.example> <c@d.example>',
  'a@b.example, c@d.example',
  'Riverside <a@b.example,c@d.example>',
  'Riverside\nBcc: x@y.example <a@b.example>',
  'Riverside <a@b.example',
  '',
])('%j is not read', (text) => {
  expect(readMailbox(text)).toBeNull();
});

test.each(['a@b.example', 'jo+club@sub.b-c.example', 'пётр@почта.рф'])(
  '%s is an address',
  (text) => {
    expect(isMailAddress(text)).toBe(true);
  },
);

test.each([
  'a@b.example\r\nBcc: x@y.example',
  'a@b.example>',
  'a b@c.example',
  '"a b"@c.example',
  'a@b@c.example',
  'a@.example',
  'a@b..example',
  'a@b.example.',
  `${'a'.repeat(65)}@b.example`,
  `a@${'b'.repeat(260)}.example`,
])('%j is no address', (text) => {
  expect(isMailAddress(text)).toBe(false);
});

it('makes one line of a name, without what hides or turns', () => {
  expect(nameInHeader(' Ann\r\nBcc: x@y.example\u202e  Lee\u2028 ')).toBe(
    'Ann Bcc: x@y.example Lee',
  );
});
