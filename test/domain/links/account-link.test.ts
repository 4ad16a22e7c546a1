import { expect, it } from 'vitest';
import { linkState } from '../../../src/domain/links/account-link.js';

const now = new Date('2026-11-26T10:00:00Z');
const address = 'kari@family.example';
const link = { revokedAt: null, expiresAt: new Date('2026-12-01T10:00:00Z'), sentTo: address };

it.each([
  ['of an earlier version, for an address that never changed', {}, {}, 'open'],
  ['of an earlier version, once the address changed and came back', {}, 2, 'address-changed'],
  ['for the address as it is', 2, 2, 'open'],
  ['for the same address before it changed and came back', 1, 3, 'address-changed'],
] as const)('a link %s', (_case, made, changed, state) => {
  const counted = (count: number | object) =>
    typeof count === 'number' ? { addressChanges: count } : {};
  const payer = { email: address, ...counted(changed) };
  expect(linkState({ ...link, ...counted(made) }, { now, payer })).toBe(state);
});

it('a link for another address, or of a payer without one, is worth nothing', () => {
  for (const email of ['other@family.example', 'Kari@family.example', null]) {
    expect(linkState(link, { now, payer: { email } })).toBe('address-changed');
  }
});

it('a link says that it was revoked before it says that it expired', () => {
  const payer = { email: address };
  expect(linkState({ ...link, expiresAt: now }, { now, payer })).toBe('expired');
  expect(linkState({ ...link, expiresAt: now, revokedAt: now }, { now, payer })).toBe('revoked');
});
