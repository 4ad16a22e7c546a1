import { afterAll, beforeAll, expect, it } from 'vitest';
import { ensureClub } from '../../../src/store/club/club-settings.js';
import { type LedgerDesk, openLedgerDesk } from '../../support/ledger-desk.js';

let desk: LedgerDesk;

beforeAll(async () => {
  desk = await openLedgerDesk();
});

afterAll(async () => {
  await desk.close();
});

const configured = {
  name: 'Riverside',
  currency: 'GBP',
  timeZone: 'Europe/London',
  locale: 'en-GB',
  sweepFrom: null,
};

it('keeps the day of the first start as the first day of the sweep', async () => {
  const { club: first } = await ensureClub(desk.store, { id: 'new', ...configured }, '2026-11-23');
  expect(first.sweepFrom).toBe('2026-11-23');
  const { club: later } = await ensureClub(desk.store, { id: 'new', ...configured }, '2026-12-24');
  expect(later.sweepFrom).toBe('2026-11-23');
});

it('takes a day that is named, at any start', async () => {
  const club = { id: 'named', ...configured };
  await ensureClub(desk.store, club, '2026-11-23');
  const named = { ...club, sweepFrom: '2026-09-01' };
  expect((await ensureClub(desk.store, named, '2026-11-23')).club.sweepFrom).toBe('2026-09-01');
  expect((await ensureClub(desk.store, club, '2026-11-23')).club.sweepFrom).toBe('2026-09-01');
});

it('lets a club of an earlier version be swept as before', async () => {
  const { id: _id, sweepFrom: _none, ...settings } = { id: 'old', ...configured };
  await desk.store.db.collection<{ _id: string }>('clubs').insertOne({ _id, ...settings });
  const { club } = await ensureClub(desk.store, { id: 'old', ...configured }, '2026-11-23');
  expect(club.sweepFrom).toBe('1970-01-01');
});
