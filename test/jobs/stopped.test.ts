import { expect, it } from 'vitest';
import { jobs } from '../../src/jobs/index.js';
import { storeMessage } from '../../src/store/outbox/outbox-queue.js';
import { deskForFile } from '../support/desk-for-file.js';
import {
  auditDifferences,
  balanceNow,
  clubId,
  invoiceNow,
  issue,
  openCredit,
} from '../support/ledger-desk.js';
import { noMails } from '../support/no-mails.js';

const desk = await deskForFile();

/** Every job once, as at the start of a process; `stopped` as while it is told to end. */
async function runAll({ stopped }: { stopped: boolean }): Promise<number> {
  let sent = 0;
  const send = async () => {
    sent += 1;
    return { kind: 'sent', deliveredAs: 'C1/1.2' } as const;
  };
  for (const job of jobs) await job.run({ desk, send, mails: noMails, stopped: () => stopped });
  return sent;
}

it('a process that is told to end begins no work of any job, and the next does all of it', async () => {
  desk.clock.now = new Date('2026-11-23T10:00:00Z');
  await openCredit(desk, 300n, { expiresOn: '2026-11-22' });
  await openCredit(desk, 1_500n);
  const invoiceId = await issue(desk, 5_000n, { autoCollect: true });
  const notice = { kind: 'late-outcome', title: 'Your credit', text: 'It was booked.' } as const;
  const message = { clubId, target: { userId: 'U1' }, notice, now: desk.now() };
  await storeMessage(desk.store, { ...message, id: 'waits' });

  expect(await runAll({ stopped: true })).toBe(0);
  expect((await invoiceNow(desk, invoiceId)).outstanding).toBe(5_000n);
  expect(await balanceNow(desk)).toBe(1_800n);
  expect(await auditDifferences(desk)).toEqual([]);

  // The lease of each is free again at once.
  expect(await runAll({ stopped: false })).toBeGreaterThan(0);
  expect((await invoiceNow(desk, invoiceId)).outstanding).toBe(3_500n);
  expect(await balanceNow(desk)).toBe(0n);
  expect(await desk.store.collections.outbox.countDocuments({ _id: 'waits', state: 'sent' })).toBe(
    1,
  );
  expect(await auditDifferences(desk)).toEqual([]);
});
