import { expect, it } from 'vitest';
import type { ListedLink, ListedLinks } from '../../../src/services/links/account-links.js';
import type { LinkWay } from '../../../src/services/links/send-account-link.js';
import { accountLinksModal } from '../../../views/account-links/modal.js';
import { sendLinkModal } from '../../../views/send-account-link/modal.js';
import { linkSentModal } from '../../../views/send-account-link/result.js';
import { longId } from '../largest-facts.js';
import { aContact, hostileName, shown } from '../sample-facts.js';
import { notices } from '../sample-notices.js';
import { expectModal } from '../slack-limits.js';

const at = (day: number) => new Date(Date.UTC(2026, 10, day, 14, 2));
const address: LinkWay = { kind: 'address', to: 'k…@family.example' };
const link: ListedLink = {
  ...{ id: longId, clubId: 'club', payerId: longId, purpose: 'notice', messageId: 'm' },
  ...{ sentTo: 'kari@family.example', createdAt: at(1), expiresAt: at(30) },
  ...{ revokedAt: null, revokedBy: null, uses: 0, usedAt: [], state: 'open', told: null },
};

function listOf(links: readonly ListedLink[], changes: Partial<ListedLinks> = {}): ListedLinks {
  const payer = aContact('olsen', { name: hostileName });
  const page = { page: 0, pageSize: 10, total: links.length };
  return { payer, links: [...links], open: links.length, ...page, ...changes };
}

const words = (links: readonly ListedLink[], way: LinkWay = address) =>
  expectModal(accountLinksModal(listOf(links), way, shown));

it('fits with ten links of the longest facts, and turns its pages', () => {
  const used = { uses: 1_503, usedAt: Array.from({ length: 20 }, (_none, day) => at(day + 1)) };
  const told = { ...notices['credit-raised'], noteNumber: hostileName };
  const largest = { ...link, ...used, sentTo: `k@${'x'.repeat(250)}`, told };
  const data = listOf(Array(10).fill(largest), { page: 1, total: 40 });
  const text = expectModal(accountLinksModal(data, address, shown));
  expect(text).toContain('11 to 20 of 40 links');
  expect(text).toContain('and 1,500 earlier times');
});

it('says whether each works, where it comes from and when it was used', () => {
  const sent = { ...notices['account-link'], byUserId: 'UOLIVE' };
  const text = words([
    { ...link, purpose: 'sent-by-staff', told: sent, uses: 2, usedAt: [at(2), at(9)] },
    { ...link, purpose: 'sent-by-staff' },
    { ...link, purpose: 'asked-for', state: 'expired' },
    {
      ...link,
      told: notices['credit-raised'],
      state: 'revoked',
      revokedAt: at(5),
      revokedBy: 'UANNA',
    },
    { ...link, state: 'address-changed' },
  ]);
  expect(text).toContain('Made 1 Nov, 14:02, sent by <@UOLIVE> to k…@family.example');
  expect(text).toContain('Used 2 times: 9 Nov, 14:02 and 2 Nov, 14:02');
  expect(text).toContain('sent by staff');
  expect(text).toContain('Expired 30 Nov, 14:02');
  expect(text).toContain('asked for on the account page');
  expect(text).toContain('Revoked 5 Nov, 14:02 by <@UANNA>');
  expect(text).toContain('raised”');
  expect(text).toContain('Works no more: the address changed');
  expect(text).toContain('Not used yet');
});

it.each([
  [{ kind: 'no-address' }, 'has no email address here'],
  [{ kind: 'forgotten' }, 'there is nobody to send an account link to'],
  [{ kind: 'off' }, 'sends no mail here'],
  [{ kind: 'unreachable' }, 'customers cannot reach the page'],
] as const)('offers no sending where the way is %j, and says why', (way, why) => {
  const list = accountLinksModal(listOf([]), way, shown);
  expect(expectModal(list)).toContain(why);
  expect(JSON.stringify(list)).not.toContain('send-account-link');
  const place = { operationId: crypto.randomUUID(), payerId: 'club:olsen', to: '', beneath: null };
  const payer = aContact('olsen', { name: hostileName });
  const form = sendLinkModal({ payer, way, open: 3 }, place);
  expect(expectModal(form)).toContain(why);
  expect(form.submit).toBeUndefined();
});

it('fits with the longest name and address', () => {
  const to = `k…@${'x'.repeat(250)}`;
  const payer = aContact('olsen', { name: hostileName });
  const place = { operationId: crypto.randomUUID(), payerId: longId, to, beneath: null };
  const form = sendLinkModal({ payer, way: { kind: 'address', to }, open: 12 }, place, 'Moved.');
  expect(expectModal(form)).toContain('12 earlier links still work');
  expectModal(linkSentModal({ payerName: hostileName, to }));
});

it.each([
  [{ kind: 'forgotten' }, 'This person was forgotten'],
  [{ kind: 'off' }, 'sends no mail here'],
  [{ kind: 'no-address' }, 'has no email address here'],
] as const)('offers to send a first link only where one can be sent: %o', (way, why) => {
  expect(words([])).toContain('and you can send one.');
  const text = words([], way);
  expect(text).toContain('No link to an account page is listed here.');
  expect(text).toContain(why);
  expect(text).not.toContain('you can send');
});
