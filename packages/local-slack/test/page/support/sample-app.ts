import { App, LogLevel, SocketModeReceiver } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { startLocalSlack } from '../../../server/workspace.js';
import { EVERY_INPUT, plain } from './sample-form.js';

const TOKENS = { bot: 'xoxb-page-test', app: 'xapp-page-test', signingSecret: 'page-test' };
const PEOPLE = ['U1', 'U2', 'UAPP'];

const FORM: ModalView = {
  type: 'modal',
  callback_id: 'book',
  title: plain('Book a place'),
  submit: plain('Book'),
  close: plain('Cancel'),
  blocks: EVERY_INPUT,
};

export type SampleApp = { pageUrl: string; stop: () => Promise<void> };

/** The real workspace with a small real Bolt app behind it, over Socket Mode. */
export async function startSampleApp(): Promise<SampleApp> {
  const slack = await startLocalSlack({
    port: 0,
    tokens: TOKENS,
    delivery: { kind: 'socket' },
    production: false,
    seed: {
      team: { id: 'T1', name: 'Riverside Gymnastics', domain: 'riverside' },
      app: { id: 'A1', name: 'Front Desk', botUserId: 'UAPP', botName: 'desk' },
      users: [
        { id: 'U1', name: 'olive', realName: 'Olive Operator', title: 'Desk operator' },
        { id: 'U2', name: 'anna', realName: 'Anna Approver', title: 'Approver' },
      ],
      channels: [{ id: 'C1', name: 'finance', members: PEOPLE }],
      userGroups: [],
      commands: [{ command: '/book', description: 'Book a place', usageHint: '[name]' }],
      shortcuts: [],
      plan: 'paid',
    },
  });
  const app = createApp(slack.apiUrl);
  await app.init();
  await app.start();
  return {
    pageUrl: slack.pageUrl,
    stop: async () => {
      await app.stop();
      await slack.stop();
    },
  };
}

function createApp(slackApiUrl: string): App {
  const receiver = new SocketModeReceiver({
    appToken: TOKENS.app,
    logLevel: LogLevel.ERROR,
    installerOptions: { clientOptions: { slackApiUrl } },
  });
  const app = new App({
    receiver,
    token: TOKENS.bot,
    deferInitialization: true,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl, retryConfig: { retries: 1 } },
  });
  app.command('/book', async ({ ack, body, client }) => {
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view: FORM });
  });
  app.options('invoice', async ({ ack, payload }) => {
    await ack({ options: [{ text: plain(`INV-1 for “${payload.value}”`), value: 'i1' }] });
  });
  app.options('people', async ({ ack }) => {
    await ack({ options: [{ text: plain('Asha Patel'), value: 'p1' }] });
  });
  app.action('invoice', async ({ ack }) => ack());
  app.view('book', async ({ ack, view, client, body }) => {
    const amount = view.state.values.amount?.amount?.value ?? '';
    if (!/^\d+\.\d\d$/.test(amount)) {
      await ack({ response_action: 'errors', errors: { amount: 'Type an amount like 12.50.' } });
      return;
    }
    await ack();
    const text = `<@${body.user.id}> booked for \`${amount}\``;
    const button = {
      type: 'button' as const,
      text: plain('Undo'),
      action_id: 'undo',
      value: amount,
    };
    await client.chat.postMessage({
      channel: 'C1',
      text,
      blocks: [{ type: 'section', text: { type: 'mrkdwn', text }, accessory: button }],
    });
  });
  app.action('undo', async ({ ack, respond }) => {
    await ack();
    await respond({ replace_original: true, text: 'Undone.' });
  });
  return app;
}
