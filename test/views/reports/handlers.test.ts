import { EventEmitter, once } from 'node:events';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { inTurn } from '../../../src/services/in-turn.js';
import { closeDesk, closeScreens, openScreen } from '../../support/desk-screens.js';
import { issueTo } from '../../support/forms.js';
import { raise } from '../../support/ledger-desk.js';
import { openSlackDesk, operator, type SlackDesk, tokens } from '../../support/slack-desk.js';

let world: SlackDesk;
beforeAll(async () => {
  world = await openSlackDesk();
  const invoice = await issueTo(world, [5_000n]);
  await raise(world.desk, invoice.id, 1_250n);
});
afterEach(() => closeScreens(world));
afterAll(() => closeDesk(world));

async function openReport(title: string) {
  const desk = await openScreen(world, '/credit-desk', '');
  await desk.click('Reports');
  const list = await world.slack.driver.as(operator).modal({ title: 'Reports' });
  await list.click(`See report: ${title}`);
  return world.slack.driver.as(operator).modal({ title });
}

it('shows a report, of other days once they are chosen', async () => {
  const report = await openReport('Credits');
  await report.waitForText('Credited £12.50');
  await report.fill('From', '2025-01-01');
  await report.fill('Until', '2025-01-31');
  await report.submit();
  await report.waitForText('No credit was given or voided in these days.');
});

it('narrows the audit trail by what was done and by whom', async () => {
  const trail = await openReport('Audit trail');
  await trail.waitForText('Invoice issued');
  await trail.choose('What', 'Credit raised');
  await trail.waitForText('Credit raised');
  await expect.poll(() => trail.text()).not.toContain('Invoice issued');
  await trail.choose('Where', 'account page');
  await trail.waitForText('Nothing of this was done in these days.');
});

it('sends the file of what is shown', async () => {
  const report = await openReport('Aged debts');
  await report.waitForText('In all *£37.50*');
  await report.click('CSV: Aged debts');
  const modal = await world.slack.driver.as(operator).modal({ title: 'Report as CSV' });
  await modal.waitForText('is in your messages from Credit Desk');
  const conversation = world.slack.driver.as(operator).directMessage();
  const message = await conversation.waitForMessage('Aged debts, as of');
  const headers = { authorization: `Bearer ${tokens.bot}` };
  const answer = await fetch(message.current().files?.[0]?.url ?? '', { headers });
  const lines = (await answer.text()).trim().split('\r\n');
  expect(lines).toHaveLength(2);
  expect(lines[1]).toMatch(/^"Priya Patel",.*,37\.50,GBP$/);
  await modal.click('See report again');
  await modal.waitForText('In all *£37.50*');
});

it('sends charts of what is shown, each with what it shows in words', async () => {
  const report = await openReport('Credits');
  await report.waitForText('Credited £12.50');
  await report.click('Chart: Credits');
  const modal = await world.slack.driver.as(operator).modal({ title: 'Report as a chart' });
  await modal.waitForText('The 3 charts are in your messages from Credit Desk.');
  const conversation = world.slack.driver.as(operator).directMessage();
  const message = await conversation.waitForMessage('Credits by reason, in GBP. In all: -£12.50.');
  const { files = [] } = message.current();
  expect(files.map(({ mimetype }) => mimetype)).toEqual(['image/png', 'image/png', 'image/png']);
  expect(files[1]?.altText).toContain('Credits by reason');
  expect(files[1]?.altText).toContain('In all: -£12.50.');
  await modal.click('See report again');
  await modal.waitForText('Credited £12.50');
  const headers = { authorization: `Bearer ${tokens.bot}` };
  const answer = await fetch(files[1]?.url ?? '', { headers });
  expect(answer.headers.get('content-type')).toBe('image/png');
  expect(answer.headers.get('content-disposition')).toContain('attachment');
  expect(
    Buffer.from(await answer.arrayBuffer())
      .subarray(1, 4)
      .toString(),
  ).toBe('PNG');
});

it('sends the file of the moment that is shown, until it is asked for anew', async () => {
  const report = await openReport('Debts and credit');
  await report.waitForText('Owes £37.50');
  await issueTo(world, [1_000n]);
  await report.click('CSV: Debts and credit');
  const modal = await world.slack.driver.as(operator).modal({ title: 'Report as CSV' });
  await modal.waitForText('is in your messages from Credit Desk');
  const conversation = world.slack.driver.as(operator).directMessage();
  const message = await conversation.waitForMessage('Debts and credit, at the end of');
  const headers = { authorization: `Bearer ${tokens.bot}` };
  const answer = await fetch(message.current().files?.[0]?.url ?? '', { headers });
  expect(await answer.text()).toContain(',37.50,');
});

it('reads the books anew when Show is pressed with the same days', async () => {
  const report = await openReport('Debts and credit');
  await report.waitForText('Owes £47.50');
  await issueTo(world, [500n]);
  await report.submit();
  await report.waitForText('Owes £52.50');
});

it('says why there is no chart in the window that was opened for it', async () => {
  const report = await openReport('Credits');
  await report.waitForText('Credited £12.50');
  world.slack.faults.nextCall('files.getUploadURLExternal', {
    kind: 'refused',
    error: 'missing_scope',
  });
  await report.click('Chart: Credits');
  const modal = await world.slack.driver.as(operator).modal({ title: 'Report as a chart' });
  await modal.waitForText('Ask an admin to install the app again with the scope files:write.');
});

it('opens the window at once, and shows the report there when its turn has come', async () => {
  const signals = new EventEmitter();
  const [begun, ended] = [once(signals, 'begun'), once(signals, 'ended')];
  const before = inTurn(world.desk, 'report', () => {
    signals.emit('begun');
    return ended;
  });
  await begun;
  const report = await openReport('Credits');
  await report.waitForText('Working the report out …');
  signals.emit('ended');
  await report.waitForText('Credited £12.50');
  await before;
});
