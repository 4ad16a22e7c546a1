import { afterAll, beforeAll, expect, it } from 'vitest';
import { importSound, uriOf } from '../services/import/import-desk.js';
import { classFiles, type Place } from '../support/a-class.js';
import { auditDifferences, type LedgerDesk, openLedgerDesk } from '../support/ledger-desk.js';
import { patience, runCommand } from './run-command.js';

const places: Place[] = [
  { id: 'PAID', payer: 'PAID', paidBy: 'invoice' },
  { id: 'WAITS', payer: 'WAITS', paidBy: 'invoice' },
];
const payments = [
  'P1,INV-PAID,100.00,stripe,2026-10-02,received',
  'P2,INV-WAITS,100.00,gocardless,2026-11-20,pending',
];

let desk: LedgerDesk;
beforeAll(async () => {
  desk = await openLedgerDesk();
  await importSound(desk, classFiles(places, { payments }));
  // The command goes by the real time.
  const startsAt = new Date(Date.now() + 10 * 24 * 3_600_000);
  await desk.store.collections.sessions.updateOne({ _id: 'club:S5' }, { $set: { startsAt } });
});
afterAll(() => desk.close());

const jobs = () => desk.store.collections.jobs.countDocuments();

it(
  'looks first, then cancels, and ends with 2 while something waits for a person',
  patience,
  async () => {
    const looked = await runCommand('cancel-session', uriOf(desk), '--session', 'S5', '--dry-run');
    expect([looked.code, looked.stderr]).toEqual([0, '']);
    expect(looked.stdout).toMatch(/\nPayer PAID +Payer PAID +£10\.00 +£10\.00 account credit\n/);
    expect(looked.stdout).toContain('Dry run: nothing was done.');
    expect(await jobs()).toBe(0);
    const words = ['--session', 'S5', '--reason', 'Snow'];
    const done = await runCommand('cancel-session', uriOf(desk), ...words);
    expect([done.code, done.stderr]).toEqual([2, '']);
    expect(done.stdout).toContain('£10.00 account credit, INV-PAID-CN-1');
    expect(done.stdout).toContain('1 of 2 could not be done yet');
    const again = await runCommand('cancel-session', uriOf(desk), ...words);
    expect([again.code, again.stdout]).toEqual([1, '']);
    expect(again.stderr).toMatch(/^Gymnastics week 5 on [^\n]+ is cancelled already\.[^\n]+\n$/);
    expect(await jobs()).toBe(1);
    expect(await auditDifferences(desk)).toEqual([]);
  },
);
