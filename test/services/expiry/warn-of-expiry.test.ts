import { beforeEach, expect, it } from 'vitest';
import { warnOfExpiry } from '../../../src/services/expiry/warn-of-expiry.js';
import { deskForFile } from '../../support/desk-for-file.js';
import { mailsOf, openCredit, payerId, startAfresh } from '../../support/ledger-desk.js';

const desk = await deskForFile();
beforeEach(async () => {
  await startAfresh(desk);
  desk.sendsMail = true;
});

async function warnOn(day: string) {
  desk.clock.now = new Date(`${day}T10:00:00Z`);
  await warnOfExpiry(desk, () => false);
  return mailsOf(desk);
}

it('mails once 14 days before and once 2 days before, of all credit with that last day', async () => {
  for (const amount of [1_000n, 500n]) await openCredit(desk, amount, { expiresOn: '2026-12-07' });
  await openCredit(desk, 700n);
  expect(await warnOn('2026-11-22')).toEqual([]);
  const mail = { kind: 'credit-expiring', payerId, amount: 1_500n, lastDay: '2026-12-07' };
  // A night without a run loses none.
  for (const day of ['2026-11-24', '2026-11-25', '2026-12-04']) {
    expect(await warnOn(day)).toMatchObject([{ ...mail, target: { payerId, purpose: 'notice' } }]);
  }
  for (const day of ['2026-12-05', '2026-12-07', '2026-12-08']) {
    expect(await warnOn(day)).toMatchObject([mail, mail]);
  }
});

it('mails nobody where the desk sends no mail', async () => {
  desk.sendsMail = false;
  await openCredit(desk, 1_000n, { expiresOn: '2026-12-07' });
  expect(await warnOn('2026-12-06')).toEqual([]);
});
