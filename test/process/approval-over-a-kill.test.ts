import type { LocalSlack, ModalHandle } from 'local-slack';
import { expect, it, onTestFinished } from 'vitest';
import { patience } from '../cli/run-command.js';
import { type CutProxy, startCutProxy } from '../support/cut-proxy.js';
import { fillCredit, notesOf, openCreditForm } from '../support/forms.js';
import { auditDifferences, invoiceNow, issue, type LedgerDesk } from '../support/ledger-desk.js';
import { type DeskFolder, type DeskProcess, deskFolder } from './desk-folder.js';
import { finance, olive, sharedBooks, slackWorkspace } from './slack-workspace.js';

const patienceMs = 60_000;
const anna = 'UANNA';

type World = {
  desk: LedgerDesk;
  slack: LocalSlack;
  folder: DeskFolder;
  proxy: CutProxy;
  settings: Record<string, string>;
  number: string;
  invoiceId: string;
};

/** Books with an invoice of 200.00, where a second person approves from 100.00. */
async function openWorld(): Promise<World> {
  const { desk, uri } = await sharedBooks();
  const { slack, environment } = await slackWorkspace({ kind: 'socket' });
  const proxy = await startCutProxy(Number(new URL(uri).port));
  onTestFinished(() => proxy.close());
  const invoiceId = await issue(desk, 20_000n);
  const settings = {
    ...environment,
    MONGODB_URI: uri,
    ...{ APPROVERS: anna, APPROVAL_THRESHOLD: '100.00' },
  };
  const number = invoiceId.slice(invoiceId.indexOf(':') + 1);
  return { desk, slack, folder: await deskFolder(), proxy, settings, number, invoiceId };
}

async function start(
  { slack, folder, settings }: World,
  changes: Record<string, string> = {},
): Promise<DeskProcess> {
  const process = folder.start({ ...settings, ...changes });
  await process.running();
  await slack.driver.connected({ timeoutMs: patienceMs });
  return process;
}

async function kill(process: DeskProcess): Promise<void> {
  process.child.kill('SIGKILL');
  await process.ended;
}

async function ask(world: World): Promise<void> {
  const form = await openCreditForm(world, olive, world.number);
  await fillCredit(form, { amount: '180' });
  await form.waitForText('a second person approves');
  expect(await form.submit()).toMatchObject({ ok: true });
  await form.waitForText('Asked: nothing is booked yet');
  await form.close({ clear: true });
}

function messageAbout({ slack, number }: World) {
  const channel = slack.driver.as(anna).channel(finance);
  return channel.waitForMessage(`asks to credit *£180.00* on ${number}`, {
    timeoutMs: patienceMs,
  });
}

async function openReview(world: World): Promise<ModalHandle> {
  await (await messageAbout(world)).click('Review');
  return world.slack.driver.as(anna).modal({ title: 'Review request', timeoutMs: patienceMs });
}

it(
  'a process that is killed before it told the approvers leaves it to the next one',
  patience,
  async () => {
    const world = await openWorld();
    // It sends no messages, as if it had died before it came to that.
    const first = await start(world, { ROLES: 'slack' });
    await ask(world);
    await kill(first);
    const next = await start(world);
    const review = await openReview(world);
    expect(await review.submit()).toMatchObject({ ok: true });
    await review.waitForText('Approved by');
    expect(await notesOf(world, world.invoiceId)).toHaveLength(1);
    expect(await auditDifferences(world.desk)).toEqual([]);
    expect((await next.stop()).code).toBe(0);
  },
);

it.each([
  ['before it sent anything to the database', 'insert', 0],
  ['after the database has booked, before the answer', 'commitTransaction', 1],
] as const)(
  'a process that is killed %s books an approval once',
  patience,
  async (_when, command, booked) => {
    const world = await openWorld();
    const { proxy, desk, invoiceId, settings } = world;
    const first = await start(world);
    await ask(world);
    await messageAbout(world);
    await kill(first);
    const through = new URL(settings['MONGODB_URI'] ?? '');
    through.port = `${proxy.port}`;
    const second = await start(world, { ROLES: 'slack', MONGODB_URI: through.href });
    const review = await openReview(world);
    if (booked === 0) proxy.loseCommand(command);
    else proxy.loseAnswerTo(command);
    await review.submit();
    await proxy.lost();
    await kill(second);
    expect((await invoiceNow(desk, invoiceId)).creditNoteCount).toBe(booked);
    await review.close({ clear: true });
    const third = await start(world);
    const again = await openReview(world);
    if (booked === 0) expect(await again.submit()).toMatchObject({ ok: true });
    await again.waitForText('Approved by');
    const own = world.slack.driver.as(olive).directMessage();
    const told = await own.waitForMessage('Approved by', { timeoutMs: patienceMs });
    expect(told.text()).toContain('£180.00');
    expect(await notesOf(world, invoiceId)).toHaveLength(1);
    expect(await auditDifferences(desk)).toEqual([]);
    expect((await third.stop()).code).toBe(0);
  },
);
