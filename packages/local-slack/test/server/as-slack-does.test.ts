import { expect, it, vi } from 'vitest';
import { objectOf } from '../../server/json.js';
import {
  button,
  clientOf,
  modalOf,
  rawCall,
  refusalOf,
  startWithTrigger,
  textInput,
  words,
} from '../support/calling.js';
import { SEED, TOKENS } from '../support/seed.js';
import { startSlack, startSocket } from '../support/start.js';

it.each([
  ['Smith & Sons <kit>', 'Smith &amp; Sons &lt;kit&gt;'],
  ['&amp;', '&amp;amp;'],
  ['it’s "so"', 'it’s "so"'],
])('sends %s behind a command as %s, and in an input as it is', async (typed, sent) => {
  const seen: string[] = [];
  const { slack } = await startSocket((app) => {
    app.command('/thing', async ({ ack, command, body, client }) => {
      await ack();
      seen.push(command.text);
      const view = modalOf([textInput('a')], { callback_id: 'f' });
      await client.views.open({ trigger_id: body.trigger_id, view });
    });
    app.view('f', async ({ ack, view }) => {
      await ack();
      seen.push(view.state.values.a?.text?.value ?? '');
    });
  });
  const olive = slack.driver.as('U1');
  await olive.command('/thing', typed);
  const modal = await olive.modal();
  await modal.fill('a', typed);
  await modal.submit();
  await vi.waitFor(() => expect(seen).toEqual([sent, typed]));
});

it('tells a search box nothing of the other fields', async () => {
  const states: unknown[] = [];
  const { open } = await startWithTrigger((app) => {
    app.options<'block_suggestion'>('pick', async ({ ack, body }) => {
      states.push(body.view?.state);
      await ack({ options: [] });
    });
  });
  const element = { type: 'external_select' as const, action_id: 'pick', min_query_length: 0 };
  const menu = { type: 'input' as const, optional: true, label: words('Menu'), element };
  const { modal } = await open(modalOf([textInput('a'), menu]));
  await modal.fill('a', 'a secret of another field');
  await modal.choose('Menu', 'x').catch(() => undefined);
  expect(states).toEqual([{ values: {} }]);
});

it.each([150, 151])(
  'takes a value of 150 characters for an option, and no more: %d',
  async (length) => {
    const { open } = await startWithTrigger();
    const options = [{ text: words('One'), value: 'v'.repeat(length) }];
    const element = { type: 'static_select' as const, action_id: 'pick', options };
    const opened = open(modalOf([{ type: 'input', label: words('Menu'), element }]));
    if (length === 150) await opened;
    else await expect(opened).rejects.toThrow();
  },
);

it('keeps what somebody chose in a message, for that person, until its place is gone', async () => {
  const states: unknown[] = [];
  const { slack } = await startSocket((app) => {
    app.action('pick', ({ ack }) => ack());
    app.action('go', async ({ ack, body }) => {
      states.push(objectOf(objectOf(body).state).values);
      await ack();
    });
  });
  const client = clientOf(slack);
  const options = ['One', 'Two'].map((text) => ({ text: words(text), value: text }));
  const menu = { type: 'static_select' as const, action_id: 'pick', options };
  const select = { type: 'actions' as const, block_id: 'b', elements: [menu] };
  const blocks = [select, button('Go', 'go')];
  const { ts = '' } = await client.chat.postMessage({ channel: 'C1', text: 'Choose', blocks });
  const of = (user: string) => slack.driver.as(user).channel('C1').messages()[0];
  await of('U1')?.choose('pick', 'Two');
  await of('U1')?.click('Go');
  await of('U2')?.click('Go');
  await client.chat.update({ channel: 'C1', ts, text: 'Choose', blocks });
  await of('U1')?.click('Go');
  await client.chat.update({ channel: 'C1', ts, text: 'Choose', blocks: [button('Go', 'go')] });
  await of('U1')?.click('Go');
  const chosen = (option: unknown) => ({
    b: { pick: { type: 'static_select', selected_option: option } },
  });
  const two = expect.objectContaining({ value: 'Two' });
  await vi.waitFor(() => expect(states).toEqual([chosen(two), chosen(null), chosen(two), {}]));
});

it.each([
  ['chat.postMessage', { channel: 'C1', text: 'x', attachments: [{}] }, 'attachments'],
  ['chat.postMessage', { channel: 'C1', text: 'x', metadata: { a: 1 } }, 'metadata'],
  ['chat.postMessage', { channel: 'C1', text: 'x', username: 'boss' }, 'username'],
  ['files.completeUploadExternal', { files: [], channels: 'C1,C2' }, 'channels'],
  ['files.getUploadURLExternal', { filename: 'a.png', length: 1, alt_text: 'x' }, 'alt_text'],
  ['views.open', { trigger_id: 'x', view: {}, view_id: 'V1' }, 'view_id'],
])('refuses to drop an argument of %s in silence: %j', async (method, args, name) => {
  const { slack } = await startSlack();
  const answer = await rawCall(slack, method, { token: TOKENS.bot, body: args });
  expect(answer).toMatchObject({ ok: false, error: 'invalid_arguments' });
  expect(JSON.stringify(answer)).toContain(`${name} is not modelled`);
});

it('refuses what is not modelled in an answer to a command as well', async () => {
  const { slack } = await startSocket((app) => {
    app.command('/thing', async ({ ack, respond }) => {
      await ack({ text: 'x', attachments: [] });
      await respond({ text: 'y', attachments: [] }).catch(() => undefined);
    });
  });
  expect(await slack.driver.as('U1').command('/thing')).toMatchObject({ ok: false });
  await vi.waitFor(() =>
    expect(slack.record.invalidResponses.map(({ to }) => to)).toEqual(['/thing', 'response_url']),
  );
});

it('hides a private channel from whoever is no member, the app included', async () => {
  const channels = [
    { id: 'C1', name: 'general', members: ['U1', 'U2', 'U0BOT'] },
    { id: 'C5', name: 'money', members: ['U1', 'U0BOT'], isPrivate: true },
    { id: 'C6', name: 'board', members: ['U1'], isPrivate: true },
  ];
  const { slack } = await startSlack({ seed: { ...SEED, channels } });
  const client = clientOf(slack);
  await client.chat.postMessage({ channel: 'C5', text: 'Only here' });
  expect(slack.driver.as('U1').channel('C5').messages()).toHaveLength(1);
  expect(() => slack.driver.as('U2').channel('C5').messages()).toThrow('is not a member');
  const info = await client.conversations.info({ channel: 'C5' });
  expect(info.channel).toMatchObject({ is_private: true, is_channel: false, is_group: true });
  for (const call of [
    client.chat.postMessage({ channel: 'C6', text: 'x' }),
    client.conversations.info({ channel: 'C6' }),
    client.conversations.members({ channel: '#board' }),
    client.conversations.open({ channel: 'C6' }),
  ]) {
    expect(await refusalOf(call)).toMatchObject({ error: 'channel_not_found' });
  }
});
