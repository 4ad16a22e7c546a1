import { expect, it } from 'vitest';
import { storeMessages } from '../../src/store/outbox/outbox-queue.js';
import { folderOf } from '../cli/import-folder/folder.js';
import { runCommand } from '../cli/run-command.js';
import { auditDifferences, clubId, type LedgerDesk } from '../support/ledger-desk.js';
import { deskFolder } from './desk-folder.js';
import { finance, sharedBooks, slackWorkspace } from './slack-workspace.js';

const longestStopMs = 5_000;
const payers = Array.from({ length: 400 }, (_, index) => `P${index}`);

function csv(header: string, rows: readonly string[]): string {
  return `${[header, ...rows].join('\n')}\n`;
}

/** Everybody has an invoice to be swept, credit for half of it, and more that has expired. */
function muchToDo() {
  return folderOf({
    contacts: csv(
      'id,name',
      payers.map((id) => `${id},Payer ${id}`),
    ),
    invoices: csv(
      'number,payer_id,issued_on,due_on,currency,auto_collect,voided_on',
      payers.flatMap((id) =>
        [1, 2].map((one) => `${id}-${one},${id},2026-10-0${one},2026-12-01,GBP,yes,`),
      ),
    ),
    invoice_lines: csv(
      'invoice_number,line,contact_id,description,amount',
      payers.flatMap((id) => [1, 2].map((one) => `${id}-${one},1,${id},Term,10.00`)),
    ),
    account_credit: csv(
      'contact_id,amount,currency,created_on,expires_on',
      payers.flatMap((id) => [
        `${id},15.00,GBP,2026-08-01,`,
        `${id},7.00,GBP,2026-08-01,2026-09-30`,
      ]),
    ),
  });
}

async function storeManyMessages({ store }: LedgerDesk): Promise<void> {
  const notice = { kind: 'late-outcome', title: 'Your credit', text: 'It was booked.' } as const;
  const of = { clubId, target: { channel: finance }, notice, now: new Date() };
  const messages = Array.from({ length: 1_500 }, (_, index) => ({ ...of, id: `many-${index}` }));
  await storeMessages(store, messages);
}

function figuresOf({ store }: LedgerDesk) {
  const { invoices, outbox, journal } = store.collections;
  return {
    due: () => invoices.countDocuments({ autoApply: 'due' }),
    unsent: () => outbox.countDocuments({ state: { $ne: 'sent' } }),
    uses: () => journal.distinct('refs.invoiceId', { kind: 'credit.applied' }),
    expired: () => journal.countDocuments({ kind: 'credit.expired' }),
  };
}

it('a stop in the midst of sweep, expiry and messages leaves nothing half-done, and the next start goes on', async () => {
  const folder = await deskFolder();
  const { desk, uri } = await sharedBooks();
  const { environment } = await slackWorkspace({ kind: 'socket' });
  expect((await runCommand('import', uri, await muchToDo())).code).toBe(0);
  await storeManyMessages(desk);
  const { due, unsent, uses, expired } = figuresOf(desk);
  const settings = { ...environment, MONGODB_URI: uri, ROLES: 'jobs', SWEEP_FROM: '2020-01-01' };

  const first = folder.start({ ...settings, SWEEP_SCHEDULE: '* * * * * *' });
  const isAtWork = async () => (await due()) < 800 || (await expired()) > 0;
  await expect.poll(isAtWork, { timeout: 60_000, interval: 5 }).toBe(true);
  const { code, stderr, tookMs } = await first.stop();
  expect([code, stderr]).toEqual([0, '']);
  expect(tookMs).toBeLessThan(longestStopMs);
  expect(await unsent()).toBeGreaterThan(0);
  expect(await auditDifferences(desk)).toEqual([]);
  const now = new Date();
  expect(await desk.store.collections.leases.countDocuments({ expiresAt: { $gt: now } })).toBe(0);

  const second = folder.start({ ...settings, SWEEP_SCHEDULE: '* * * * * *' });
  await expect.poll(due, { timeout: 60_000, interval: 50 }).toBe(0);
  await expect.poll(expired, { timeout: 60_000, interval: 50 }).toBe(payers.length);
  const left = await unsent();
  await expect.poll(unsent, { timeout: 60_000, interval: 50 }).toBeLessThan(left);
  expect((await second.stop()).code).toBe(0);
  // Of 15.00, the first invoice got 10.00 and the second 5.00.
  expect(await uses()).toHaveLength(2 * payers.length);
  const balances = await desk.store.collections.accounts.distinct('balance');
  expect(balances).toEqual([0n]);
  expect(await auditDifferences(desk)).toEqual([]);
});
