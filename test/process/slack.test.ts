import { createHmac } from 'node:crypto';
import type { LocalSlack } from 'local-slack';
import { expect, it } from 'vitest';
import { auditDifferences, issue } from '../support/ledger-desk.js';
import { deskFolder } from './desk-folder.js';
import { finance, olive, sharedBooks, slackWorkspace } from './slack-workspace.js';

async function raiseCredit(slack: LocalSlack, number: string, amount: string): Promise<void> {
  const person = slack.driver.as(olive);
  expect(await person.command('/credit', number)).toEqual({ ok: true });
  const form = await person.modal({ title: 'Raise credit', timeoutMs: 10_000 });
  await form.fill('Amount', amount);
  await form.choose('Reason', 'Class cancelled');
  expect(await form.submit()).toEqual({ ok: true });
  await form.waitForText(`${number}-CN-1`);
}

async function toldInFinance(slack: LocalSlack, number: string): Promise<void> {
  const person = slack.driver.as(olive);
  await person.channel(finance).waitForMessage(`${number}-CN-1`, { timeoutMs: 15_000 });
}

it('over HTTP: a command and a form go through /slack/events, and only what is signed', async () => {
  const folder = await deskFolder();
  const { desk, uri } = await sharedBooks();
  const { slack, signingSecret, environment } = await slackWorkspace({
    kind: 'http',
    port: folder.port,
  });
  const running = folder.start({ ...environment, MONGODB_URI: uri });
  await running.running();
  const number = (await issue(desk, 5000n)).replace('club:', '');
  await raiseCredit(slack, number, '12.50');
  await toldInFinance(slack, number);

  const post = async (team: string, secret: string) => {
    const fields = { team_id: team, user_id: olive, command: '/credit', text: 'help' };
    const body = new URLSearchParams({ ...fields, trigger_id: '1', response_url: '' }).toString();
    const at = `${Math.floor(Date.now() / 1000)}`;
    const hmac = createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex');
    const answer = await fetch(`http://127.0.0.1:${folder.port}/slack/events`, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'x-slack-request-timestamp': at,
        'x-slack-signature': `v0=${hmac}`,
      },
    });
    return { status: answer.status, text: await answer.text() };
  };
  expect((await post('T01', 'a secret of somebody else')).status).toBe(401);
  expect(await post('T01', signingSecret)).toMatchObject({ status: 200 });
  const foreign = await post('T02', signingSecret);
  expect(foreign.text).toContain('workspace');
  expect(foreign.text).not.toContain('Raise credit');

  const { code, stderr } = await running.stop();
  expect(code).toBe(0);
  // To a real Slack the log is for programs.
  for (const line of stderr.trimEnd().split('\n')) expect(JSON.parse(line)).toHaveProperty('msg');
  expect(stderr).toContain('turned away a request of another workspace');
  expect(await auditDifferences(desk)).toEqual([]);
});

it('in Socket Mode: a command and a form go through, and an outage of Slack shows', async () => {
  const folder = await deskFolder();
  const { desk, uri } = await sharedBooks();
  const { slack, environment } = await slackWorkspace({ kind: 'socket' });
  const running = folder.start({ ...environment, MONGODB_URI: uri });
  await running.running();
  const number = (await issue(desk, 5000n)).replace('club:', '');
  await raiseCredit(slack, number, '12.50');
  await toldInFinance(slack, number);

  const readyUrl = `http://127.0.0.1:${folder.port}/readyz`;
  expect((await fetch(readyUrl)).status).toBe(200);
  const goesOn = slack.faults.refuseConnections();
  const ready = async () => (await fetch(readyUrl)).json();
  await expect.poll(ready, { timeout: 10_000 }).toMatchObject({ parts: { slack: false } });
  const { code, tookMs } = await running.stop();
  goesOn();
  expect(code).toBe(0);
  expect(tookMs).toBeLessThan(5_000);
});

it('a stop does not wait for a Slack that does not answer', async () => {
  const folder = await deskFolder();
  const { desk, uri } = await sharedBooks();
  const { slack, environment } = await slackWorkspace({ kind: 'socket' });
  const running = folder.start({ ...environment, MONGODB_URI: uri });
  await running.running();
  slack.faults.nextCall('chat.postMessage', { kind: 'slow', delayMs: 60_000 }, 9);
  const number = (await issue(desk, 5000n)).replace('club:', '');
  await raiseCredit(slack, number, '12.50');
  const { outbox } = desk.store.collections;
  const sending = () => outbox.countDocuments({ state: 'sending' });
  await expect.poll(sending, { timeout: 10_000 }).toBe(1);
  const { code, tookMs } = await running.stop();
  expect(code).toBe(0);
  expect(tookMs).toBeLessThan(5_000);
  expect(await outbox.countDocuments({ state: { $ne: 'sent' } })).toBe(1);
});

it.each([
  ['is down', { SLACK_API_URL: 'http://127.0.0.1:1/api/' }, /^Slack does not answer \([^\n]+\n$/],
  [
    'does not know the token',
    { SLACK_BOT_TOKEN: 'xoxb-else' },
    /^Slack refuses Credit Desk \(invalid_auth\): [^\n]+\n$/,
  ],
  [
    'does not know the app token',
    { SLACK_APP_TOKEN: 'xapp-else' },
    /^Slack refuses Credit Desk \(\w+\): [^\n]+\n$/,
  ],
  [
    'is another workspace',
    { SLACK_TEAM_ID: 'T0OTHER' },
    /^SLACK_BOT_TOKEN belongs to the workspace T01, [^\n]+\n$/,
  ],
])('a start with a Slack that %s is refused in one sentence', async (_fault, wrong, sentence) => {
  const folder = await deskFolder();
  const { uri } = await sharedBooks();
  const { environment } = await slackWorkspace({ kind: 'socket' });
  const settings = { ...environment, ...wrong, MONGODB_URI: uri, LOG_LEVEL: 'fatal' };
  const { code, stderr } = await folder.start(settings).ended;
  expect(code).toBe(1);
  expect(stderr).toMatch(sentence);
});
