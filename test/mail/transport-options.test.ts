import { expect, it, test } from 'vitest';
import { transportOptions } from '../../src/mail/transport-options.js';

test.each([
  ['smtp://mail.example', { secure: false, requireTLS: true, ignoreTLS: false, port: 587 }],
  ['smtps://mail.example', { secure: true, requireTLS: false, ignoreTLS: false, port: 465 }],
  ['smtp://10.0.0.7:2525', { secure: false, requireTLS: true, port: 2525 }],
  ['smtp://127.0.0.1.mail.example', { requireTLS: true }],
  ['smtp://localhost:1025', { secure: false, requireTLS: false, ignoreTLS: true, port: 1025 }],
  ['smtp://127.0.0.1:1025', { requireTLS: false }],
  ['smtp://[::1]:1025', { host: '::1', requireTLS: false }],
])('%s: encrypted outside this machine', (url, options) => {
  expect(transportOptions(url)).toMatchObject(options);
});

it('takes user and password from the address, and no setting', () => {
  const url = 'smtps://office%40club.example:p%3Ass@mail.example?tls.rejectUnauthorized=false';
  const { auth, tls } = transportOptions(url);
  expect(auth).toEqual({ user: 'office@club.example', pass: 'p:ss' });
  expect(tls).toBeUndefined();
  expect(transportOptions('smtps://mail.example').auth).toBeUndefined();
});
