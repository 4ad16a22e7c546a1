import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { describe, expect, it } from 'vitest';
import { type Started, startHttp, startSocket } from '../support/start.js';

function form(title: string): ModalView {
  return {
    type: 'modal',
    callback_id: 'form',
    title: { type: 'plain_text', text: title },
    submit: { type: 'plain_text', text: 'Save' },
    private_metadata: '{"v":1}',
    blocks: [
      {
        type: 'input',
        block_id: 'name',
        label: { type: 'plain_text', text: 'Name' },
        element: { type: 'plain_text_input', action_id: 'text' },
      },
      {
        type: 'input',
        block_id: 'invoice',
        dispatch_action: true,
        label: { type: 'plain_text', text: 'Invoice' },
        element: { type: 'external_select', action_id: 'pick', min_query_length: 2 },
      },
    ],
  };
}

function listen(app: App): void {
  app.command('/thing', async ({ ack, body, client }) => {
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view: form('Form') });
  });
  app.options('pick', async ({ ack, options }) => {
    const text = { type: 'plain_text' as const, text: `Found ${options.value}` };
    await ack({ options: [{ text, value: options.value }] });
  });
  app.action('pick', async ({ ack, body, client }) => {
    await ack();
    if (body.type !== 'block_actions' || body.view === undefined) return;
    const { id: view_id, hash } = body.view;
    await client.views.update({ view_id, hash, view: form('Chosen') });
  });
  app.view('form', async ({ ack, view, client, body }) => {
    const name = view.state.values.name?.text?.value;
    if (name === 'bad') {
      await ack({ response_action: 'errors', errors: { name: 'Not this one.' } });
      return;
    }
    await ack();
    const chosen = view.state.values.invoice?.pick?.selected_option?.value;
    await client.chat.postMessage({
      channel: 'C1',
      text: `${name} and ${chosen} by ${body.user.id}`,
      blocks: [
        {
          type: 'actions',
          elements: [
            {
              ...{ type: 'button', action_id: 'approve', value: '7' },
              text: { type: 'plain_text', text: 'Approve' },
            },
          ],
        },
      ],
    });
  });
  app.action('approve', async ({ ack, respond, body }) => {
    await ack();
    await respond({ replace_original: true, text: `Approved by ${body.user.id}`, blocks: [] });
  });
  app.shortcut('start', async ({ ack, body, client }) => {
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view: form('Started') });
  });
  app.event('app_home_opened', async ({ event, client }) => {
    await client.views.publish({
      user_id: event.user,
      view: {
        type: 'home',
        blocks: [{ type: 'header', text: { type: 'plain_text', text: `Hello ${event.user}` } }],
      },
    });
  });
}

const TRANSPORTS: [string, () => Promise<Started>][] = [
  ['Socket Mode', () => startSocket(listen)],
  ['signed HTTP', () => startHttp(listen)],
];

describe.each(TRANSPORTS)('a person with an app over %s', (_name, start) => {
  it('goes from a command through a form to a message and its button', async () => {
    const { slack } = await start();
    const olive = slack.driver.as('U1');
    expect(await olive.command('/thing', 'INV-1', { channel: '#general' })).toEqual({ ok: true });
    const modal = await olive.modal({ title: 'Form' });
    await modal.fill('Name', 'bad');
    await modal.choose('Invoice', 'INV-1');
    await olive.modal({ title: 'Chosen' });
    expect(modal.title).toBe('Chosen');
    expect(modal.value('Name')).toEqual({ type: 'plain_text_input', value: 'bad' });
    await modal.submit();
    expect(modal.expectErrors('name')).toEqual({ name: 'Not this one.' });
    await modal.fill('name', 'good');
    expect(await modal.submit()).toEqual({ ok: true });
    await olive.noModal();
    const anna = slack.driver.as('U2');
    const post = await anna.channel('#general').waitForMessage('good and INV-1 by U1');
    await anna.channel('general').click('Approve');
    await post.waitForText('Approved by U2');
    expect(post.current()).toMatchObject({ blocks: [], edited: true });
    expect(slack.record.unknownMethods).toEqual([]);
  });

  it('starts a global shortcut and closes its form', async () => {
    const { slack } = await start();
    const olive = slack.driver.as('U1');
    await olive.shortcut('start');
    const modal = await olive.modal();
    expect(modal.text()).toContain('Started');
    expect(modal.privateMetadata).toBe('{"v":1}');
    await modal.close();
    expect(modal.isOpen()).toBe(false);
  });

  it('opens the Home tab, which the app publishes', async () => {
    const { slack } = await start();
    const home = await slack.driver.as('U2').home();
    expect(home.text()).toBe('Hello U2');
  });
});
