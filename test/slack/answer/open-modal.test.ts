import { EventEmitter, once } from 'node:events';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { messageView } from '../../../src/blocks/message-view.js';
import { inTurn } from '../../../src/services/in-turn.js';
import { closeDesk, closeScreens, openScreen } from '../../support/desk-screens.js';
import { issueTo } from '../../support/forms.js';
import { openSlackDesk, operator, type SlackDesk } from '../../support/slack-desk.js';

const patience = 'One moment: it is shown here when it is ready.';

let world: SlackDesk;
beforeAll(async () => {
  world = await openSlackDesk();
  await issueTo(world, [5_000n]);
});
beforeEach(() => {
  world.slack.record.clear();
  world.log.length = 0;
});
afterEach(() => closeScreens(world));
afterAll(() => closeDesk(world));

/** Reports wait until the answer is called. */
async function holdReports(): Promise<() => Promise<void>> {
  const signals = new EventEmitter();
  const [begun, ended] = [once(signals, 'begun'), once(signals, 'ended')];
  const held = inTurn(world.desk, 'report', () => {
    signals.emit('begun');
    return ended;
  });
  await begun;
  return async () => {
    signals.emit('ended');
    await held;
  };
}

/** The third modal of a stack, which is all that Slack takes. */
async function openReport(title: string) {
  const desk = await openScreen(world, '/credit-desk', '');
  await desk.click('Reports');
  const list = await world.slack.driver.as(operator).modal({ title: 'Reports' });
  await list.click(`See report: ${title}`);
  return world.slack.driver.as(operator).modal({ title });
}

async function openHeldReport() {
  const release = await holdReports();
  const report = await openReport('Aged debts');
  await report.waitForText(patience);
  return { report, release };
}

function updates() {
  return world.slack.record.calls.filter(({ method }) => method === 'views.update');
}

function messages() {
  return world.slack.driver.as(operator).directMessage().messages();
}

it('shows in the place of the window that asks for patience what was waited for', async () => {
  const { report, release } = await openHeldReport();
  expect(report.text()).toContain('Working the report out …');
  await release();
  await report.waitForText('In all *£50.00*');
  expect(report.text()).not.toContain(patience);
});

it('leaves the person alone who closed the window meanwhile', async () => {
  const before = messages().length;
  const { report, release } = await openHeldReport();
  await report.close();
  await release();
  await expect.poll(updates, { timeout: 10_000 }).toMatchObject([{ error: 'not_found' }]);
  expect(report.isOpen()).toBe(false);
  expect(world.log.filter(({ level }) => level === 'error')).toEqual([]);
  expect(messages()).toHaveLength(before);
});

it('says in that place that it cannot be shown, with a reference', async () => {
  const { report, release } = await openHeldReport();
  world.slack.faults.nextCall('views.update', { kind: 'refused', error: 'view_too_large' });
  await release();
  await report.waitForText('No money moved. Try again in a minute.');
  expect(report.text()).toMatch(/give your admin the reference \S+/);
});

it('says it in a message where Slack takes no words in that place either', async () => {
  const before = messages().length;
  const { release } = await openHeldReport();
  world.slack.faults.nextCall('views.update', { kind: 'refused', error: 'fatal_error' }, 2);
  await release();
  await expect.poll(() => messages().length, { timeout: 10_000 }).toBe(before + 1);
  expect(messages().at(-1)?.text()).toContain('No money moved. Try again in a minute.');
});

it('takes what stands there already for shown, when an answer of Slack was lost', async () => {
  const { report, release } = await openHeldReport();
  world.slack.faults.nextCall('views.update', { kind: 'lost_response' });
  await release();
  await expect.poll(updates, { timeout: 10_000 }).toMatchObject([{ ok: true }, { ok: false }]);
  expect(updates()[1]?.error).toBe('hash_conflict');
  expect(report.text()).toContain('In all *£50.00*');
});

it('does not overwrite what the person went on to meanwhile', async () => {
  const { report, release } = await openHeldReport();
  const newer = messageView('Aged debts', ['Something newer']);
  await world.app.app.client.views.update({ view_id: report.id, view: newer });
  await release();
  await expect.poll(updates, { timeout: 10_000 }).toHaveLength(2);
  expect(report.text()).toContain('Something newer');
});

it('says in a message why a choice was not taken, where two modals lie below', async () => {
  const before = messages().length;
  const report = await openReport('Credits');
  await report.waitForText('No credit was given or voided in these days.');
  const groups = world.staff.operators.groupIds;
  world.staff.operators.groupIds = [];
  await report.fill('From', '2025-01-01');
  await expect.poll(() => messages().length, { timeout: 10_000 }).toBe(before + 1);
  world.staff.operators.groupIds = groups;
  expect(messages().at(-1)?.text()).toContain('You are not allowed to do this here.');
});
