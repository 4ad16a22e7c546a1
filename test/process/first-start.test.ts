import { expect, it } from 'vitest';
import { type DeskProcess, deskFolder } from './desk-folder.js';
import { modalText } from './page-modals.js';
import { pagePerson } from './page-person.js';

async function raiseCredit(desk: DeskProcess, invoice: string, amount: string): Promise<string> {
  const olive = await pagePerson(desk.pageUrl(), 'U0OLIVE');
  await olive.command(`/credit ${invoice}`);
  const form = await olive.modal('the form', ({ view }) => view.title.text === 'Raise credit');
  const state = await olive.fill(form, { Amount: amount, Reason: 'Class cancelled' });
  expect(await olive.submit(form, state)).toEqual({ ok: true });
  const result = await olive.modal('the result', (modal) => modalText(modal).includes('-CN-'));
  olive.leave();
  return modalText(result);
}

async function detailsOf(desk: DeskProcess, invoice: string): Promise<string> {
  const olive = await pagePerson(desk.pageUrl(), 'U0OLIVE');
  await olive.command(`/invoices ${invoice}`);
  const details = await olive.modal('details', ({ view }) => view.title.text.includes(invoice));
  olive.leave();
  return modalText(details);
}

it('tells where to open and what to type, and keeps everything for the next start', async () => {
  const folder = await deskFolder();
  const first = folder.start();
  await first.running();
  expect(first.stdout()).toMatch(/^Starting Credit Desk …\n/);
  expect(first.stdout()).toMatch(/^ {2}Open {2}http:\/\/127\.0\.0\.1:\d+\/\?key=[0-9a-f]{32}$/m);
  expect(first.stdout()).toContain('Type  /credit INV-1042');
  expect(first.stdout()).not.toContain('Importing');
  const web = `http://127.0.0.1:${folder.port}`;
  expect(await (await fetch(`${web}/healthz`)).json()).toEqual({ status: 'alive' });
  const ready = { status: 'ready', parts: { running: true, database: true, slack: true } };
  expect(await (await fetch(`${web}/readyz`)).json()).toEqual(ready);
  expect(await raiseCredit(first, 'INV-1042', '100')).toContain('£30.00 is account credit');
  expect((await first.stop('SIGINT')).code).toBe(0);
  expect(await folder.processes()).toEqual([]);

  const second = folder.start();
  await second.running();
  // So that a page that was open meanwhile comes back by itself.
  expect(second.pageUrl()).toBe(first.pageUrl());
  const details = await detailsOf(second, 'INV-1042');
  expect(details).toContain('INV-1042-CN-1');
  expect(details).toContain('£158.00');
  const { code, stderr } = await second.stop();
  expect(code).toBe(0);
  expect(stderr).toMatch(/^(Looking for MongoDB: [^\n]+\.\n)*Using MongoDB [^\n]+\.\n$/);
  expect(await folder.processes()).toEqual([]);
});
