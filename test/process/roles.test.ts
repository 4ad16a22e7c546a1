import { expect, it } from 'vitest';
import { recordId } from '../../src/domain/record-id.js';
import { auditDifferences, issue, openCredit } from '../support/ledger-desk.js';
import { type DeskFolder, deskFolder } from './desk-folder.js';
import { modalText } from './page-modals.js';
import { pagePerson } from './page-person.js';
import { finance, olive, sharedBooks, slackWorkspace } from './slack-workspace.js';

const everySecond = { SWEEP_SCHEDULE: '* * * * * *' };

async function listens(folder: DeskFolder): Promise<boolean> {
  const answer = fetch(`http://127.0.0.1:${folder.port}/healthz`);
  return answer.then(
    () => true,
    () => false,
  );
}

it('the role jobs alone sweeps and delivers, and listens to nobody', async () => {
  const folder = await deskFolder();
  const { desk, uri } = await sharedBooks();
  const { slack, environment } = await slackWorkspace({ kind: 'socket' });
  const jobs = { ...environment, ...everySecond, MONGODB_URI: uri, ROLES: 'jobs' };
  const running = folder.start(jobs);
  await running.running();
  expect(running.stdout()).toContain('(jobs)');
  await openCredit(desk, 1500n);
  const invoiceId = await issue(desk, 5000n, { autoCollect: true });
  const channel = slack.driver.as(olive).channel(finance);
  await channel.waitForMessage('£15.00', { timeoutMs: 20_000 });
  const { outstanding, autoApply } = (await desk.store.collections.invoices.findOne({
    _id: invoiceId,
  })) ?? { outstanding: 0n, autoApply: '' };
  expect([outstanding, autoApply]).toEqual([3500n, 'done']);
  expect(await listens(folder)).toBe(false);
  expect(await slack.driver.as(olive).command('/credit', 'help')).toMatchObject({ ok: false });
  expect((await running.stop()).code).toBe(0);
  expect(await auditDifferences(desk)).toEqual([]);
});

it('the role web alone answers /readyz without Slack', async () => {
  const folder = await deskFolder();
  const { uri } = await sharedBooks();
  const { environment } = await slackWorkspace({ kind: 'socket' });
  const running = folder.start({ ...environment, MONGODB_URI: uri, ROLES: 'web' });
  await running.running();
  const answer = await fetch(`http://127.0.0.1:${folder.port}/readyz`);
  expect([answer.status, await answer.json()]).toEqual([
    200,
    { status: 'ready', parts: { running: true, database: true } },
  ]);
  expect((await running.stop()).code).toBe(0);
});

it('two processes share the work in the local workspace: one asks people, one sweeps', async () => {
  const folder = await deskFolder();
  const { desk, uri } = await sharedBooks();
  const edge = folder.start({ LOCAL_SLACK: 'yes', MONGODB_URI: uri, ROLES: 'slack,web' });
  await edge.running();
  const settings = { ...everySecond, LOCAL_SLACK: 'yes', MONGODB_URI: uri, PORT: `${folder.port}` };
  const jobs = folder.start({ ...settings, ROLES: 'jobs' });
  await jobs.running();
  await openCredit(desk, 1500n);

  const person = await pagePerson(edge.pageUrl(), 'U0OLIVE');
  await person.command('/issue-invoice olsen');
  const form = await person.modal('the form', (modal) => modalText(modal).includes('Description'));
  const state = await person.fill(form, { Description: 'Kit', Amount: '20.00' });
  expect(await person.submit(form, state)).toEqual({ ok: true });
  const result = await person.modal('the result', (modal) => /INV-\d+/.test(modalText(modal)));
  const number = /INV-\d+/.exec(modalText(result))?.[0] ?? '';
  const told = async () => (await person.messages('C0FINANCE')).map(({ text }) => text).join('\n');
  await expect.poll(told, { timeout: 20_000, interval: 100 }).toContain('£15.00');
  person.leave();
  const entry = await desk.store.collections.journal.findOne({
    _id: `auto:${recordId(desk.club.id, number)}`,
  });
  expect(entry?.actor).toMatchObject({ kind: 'job' });
  // The workspace goes last: until then the jobs may still post to it.
  const second = await jobs.stop();
  const first = await edge.stop();
  expect([first.code, second.code]).toEqual([0, 0]);
  expect([first.stderr, second.stderr]).toEqual(['', '']);
  expect(await auditDifferences(desk)).toEqual([]);
});
