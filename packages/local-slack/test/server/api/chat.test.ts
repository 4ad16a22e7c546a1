import { expect, it, vi } from 'vitest';
import { button, clientOf, refusalOf, section, startWithTrigger } from '../../support/calling.js';
import { SEED, TOKENS } from '../../support/seed.js';
import { startSlack, startSocket } from '../../support/start.js';

async function startClient() {
  const { slack } = await startSlack();
  return { slack, client: clientOf(slack) };
}

it.each([
  ['channel_not_found', 'C9'],
  ['not_in_channel', 'C2'],
  ['cannot_dm_bot', 'U0BOT'],
])('refuses a post with %s', async (error, channel) => {
  const { client } = await startClient();
  const refused = await refusalOf(client.chat.postMessage({ channel, text: 'x' }));
  expect(refused.error).toBe(error);
});

it('refuses a post without text and blocks', async () => {
  const { client } = await startClient();
  const refused = await refusalOf(client.chat.postMessage({ channel: 'C1', text: '' }));
  expect(refused.error).toBe('no_text');
});

it('posts to a person, where only the two of them read', async () => {
  const { slack, client } = await startClient();
  const { channel } = await client.chat.postMessage({ channel: 'U2', text: 'Hello' });
  expect(channel).toBe('D2');
  expect(slack.driver.as('U2').directMessage().messages()[0]?.text()).toBe('Hello');
  expect(() => slack.driver.as('U1').channel('D2')).toThrow('not a member');
});

it('warns of a message without top-level text', async () => {
  const { slack, client } = await startClient();
  const posted = await client.chat.postMessage({ channel: 'C1', text: '', blocks: [section('x')] });
  expect(posted.response_metadata?.warnings).toEqual(['missing_text_in_message']);
  expect(slack.record.warnings).toEqual(['chat.postMessage: missing_text_in_message']);
});

it('updates and deletes what the app has posted', async () => {
  const { slack, client } = await startClient();
  const blocks = [button('Go', 'go')];
  const { ts = '' } = await client.chat.postMessage({ channel: 'C1', text: 'One', blocks });
  const channel = 'C1';
  await client.chat.update({ channel, ts, text: 'Two' });
  const [message] = slack.driver.as('U1').channel(channel).messages();
  expect(message?.current()).toMatchObject({ text: 'Two', edited: true });
  expect(message?.blocks()).toHaveLength(1);
  await client.chat.update({ channel, ts, text: 'Three', blocks: [] });
  expect(message?.blocks()).toHaveLength(0);
  await client.chat.delete({ channel, ts });
  expect(slack.driver.as('U1').channel(channel).messages()).toHaveLength(0);
  const gone = await refusalOf(client.chat.update({ channel, ts, text: 'Four' }));
  expect(gone.error).toBe('message_not_found');
});

it('gives a link to a message', async () => {
  const { client } = await startClient();
  const { ts = '' } = await client.chat.postMessage({ channel: 'C1', text: 'x' });
  const { permalink } = await client.chat.getPermalink({ channel: 'C1', message_ts: ts });
  expect(permalink).toBe(`https://test-team.slack.com/archives/C1/p${ts.replace('.', '')}`);
});

it('shows an ephemeral message to one member, and not after a reload', async () => {
  const { slack, client } = await startClient();
  await client.chat.postEphemeral({ channel: 'C1', user: 'U1', text: 'Only you' });
  expect((await slack.driver.as('U1').lastEphemeral()).text()).toBe('Only you');
  await expect(slack.driver.as('U2').lastEphemeral({ timeoutMs: 20 })).rejects.toThrow('Waited');
  expect(slack.driver.as('U1').channel('C1').messages()).toHaveLength(0);
  const stranger = client.chat.postEphemeral({ channel: 'C3', user: 'U1', text: 'x' });
  expect((await refusalOf(stranger)).error).toBe('user_not_in_channel');
});

it('takes five posts to a response URL within 30 minutes, then answers 404', async () => {
  const statuses: number[] = [];
  let url = '';
  const { slack, clock } = await startSocket((app) => {
    app.command('/thing', async ({ ack, body, respond }) => {
      await ack({ text: 'At once' });
      url = body.response_url;
      for (let count = 0; count < 6; count += 1) {
        await respond({ text: `Later ${count}`, response_type: 'in_channel' }).then(
          ({ status }) => statuses.push(status),
          (error) => statuses.push(error.statusCode),
        );
      }
    });
  });
  const olive = slack.driver.as('U1');
  await olive.command('/thing', '', { channel: 'C1' });
  expect((await olive.lastEphemeral()).text()).toBe('At once');
  await expect.poll(() => statuses).toEqual([200, 200, 200, 200, 200, 404]);
  expect(olive.channel('C1').messages()).toHaveLength(5);
  await olive.command('/thing', '', { channel: 'C1' });
  clock.advance(30 * 60_000 + 1);
  const late = await fetch(url, { method: 'POST', body: '{"text":"x"}' });
  expect(late.status).toBe(404);
});

it('deletes and replaces the original ephemeral message', async () => {
  const { slack } = await startSocket((app) => {
    app.command('/thing', async ({ ack }) => {
      await ack({ text: 'Sure?', blocks: [button('Yes', 'yes'), button('No', 'no')] });
    });
    app.action('yes', async ({ ack, respond }) => {
      await ack();
      await respond({ replace_original: true, text: 'Done', blocks: [button('No', 'no')] });
    });
    app.action('no', async ({ ack, respond }) => {
      await ack();
      await respond({ delete_original: true });
    });
  });
  const olive = slack.driver.as('U1');
  await olive.command('/thing', '', { channel: 'C1' });
  const message = await olive.lastEphemeral();
  await message.click('Yes');
  await message.waitForText('Done');
  await message.click('No');
  await vi.waitFor(() => expect(() => message.current()).toThrow('gone'));
});

it('opens a conversation and tells its members', async () => {
  const { client } = await startClient();
  const { channel } = await client.conversations.open({ users: 'U1' });
  expect(channel?.id).toBe('D1');
  const first = await client.conversations.members({ channel: 'C1', limit: 2 });
  expect(first.members).toEqual(['U1', 'U2']);
  const cursor = first.response_metadata?.next_cursor ?? '';
  const rest = await client.conversations.members({ channel: 'C1', limit: 2, cursor });
  expect(rest).toMatchObject({ members: ['U0BOT'], response_metadata: { next_cursor: '' } });
  const info = await client.conversations.info({ channel: 'C2' });
  expect(info.channel).toMatchObject({ name: 'private', is_member: false });
});

it('describes people, and their locale when asked', async () => {
  const { client } = await startClient();
  const { user } = await client.users.info({ user: 'U2', include_locale: true });
  expect(user).toMatchObject({ locale: 'fr-FR', tz: 'Europe/Paris', is_restricted: false });
  expect((await client.users.info({ user: 'U3' })).user?.is_restricted).toBe(true);
  expect((await refusalOf(client.users.info({ user: 'U9' }))).error).toBe('user_not_found');
});

it('has user groups on a paid plan only', async () => {
  const { client } = await startClient();
  const { usergroups } = await client.usergroups.list({ include_users: true });
  expect(usergroups?.[0]).toMatchObject({ id: 'S1', users: ['U1', 'U2'] });
  expect((await client.usergroups.users.list({ usergroup: 'S1' })).users).toEqual(['U1', 'U2']);
  const unknown = await refusalOf(client.usergroups.users.list({ usergroup: 'S9' }));
  expect(unknown.error).toBe('no_such_subteam');
  const free = await startSlack({ seed: { ...SEED, plan: 'free' } });
  const refused = await refusalOf(clientOf(free.slack).usergroups.users.list({ usergroup: 'S1' }));
  expect(refused.error).toBe('plan_upgrade_required');
});

it('shares an uploaded file in a channel', async () => {
  const { slack, client } = await startClient();
  await client.filesUploadV2({
    ...{ channel_id: 'C1', filename: 'books.csv', content: 'a,b\n1,2\n' },
    ...{ title: 'Books', initial_comment: 'Here' },
  });
  const [message] = slack.driver.as('U1').channel('C1').messages();
  const file = message?.current().files?.[0];
  expect(file).toMatchObject({ title: 'Books', mimetype: 'text/csv', size: 8 });
  const headers = { authorization: `Bearer ${TOKENS.bot}` };
  expect(await (await fetch(file?.url ?? '', { headers })).text()).toBe('a,b\n1,2\n');
  expect((await fetch(file?.url ?? '')).status).toBe(401);
});

it('shares a picture with what it shows in words, of which Slack takes 1,000 characters', async () => {
  const { slack, client } = await startClient();
  const bytes = Buffer.from('89504e470d0a1a0a', 'hex');
  const announced = { filename: 'debts.png', length: bytes.length, alt_txt: 'Debts: £5.00 in all' };
  const { upload_url: url, file_id: id = '' } = await client.files.getUploadURLExternal(announced);
  await fetch(url ?? '', { method: 'POST', body: bytes });
  const done = await client.files.completeUploadExternal({
    ...{ channel_id: 'C1', files: [{ id, title: 'Debts' }] },
  });
  expect(done.files?.[0]).toMatchObject({ alt_txt: announced.alt_txt, mimetype: 'image/png' });
  const file = slack.driver.as('U1').channel('C1').messages()[0]?.current().files?.[0];
  expect(file).toMatchObject({ altText: announced.alt_txt });
  const headers = { authorization: `Bearer ${TOKENS.bot}` };
  const answer = await fetch(file?.url ?? '', { headers });
  expect(answer.headers.get('content-type')).toBe('image/png');
  expect(answer.headers.get('content-disposition')).toContain('attachment');
  const tooLong = { ...announced, alt_txt: 'x'.repeat(1001) };
  await expect(client.files.getUploadURLExternal(tooLong)).rejects.toMatchObject({
    data: { error: 'alt_txt_too_large' },
  });
});

it('puts a button of a message into its state machine with channel and message', async () => {
  const bodies: unknown[] = [];
  const { slack, client } = await startWithTrigger((app) => {
    app.action('go', async ({ ack, body }) => {
      bodies.push(body);
      await ack();
    });
  });
  await client.chat.postMessage({ channel: 'C1', text: 'x', blocks: [button('Go', 'go', '42')] });
  await slack.driver.as('U2').channel('C1').click('Go');
  expect(bodies[0]).toMatchObject({
    type: 'block_actions',
    user: { id: 'U2' },
    channel: { id: 'C1', name: 'general' },
    message: { text: 'x', bot_id: 'B0BOT' },
    container: { type: 'message', channel_id: 'C1', is_ephemeral: false },
    actions: [{ type: 'button', action_id: 'go', value: '42' }],
    response_url: expect.stringContaining('http://127.0.0.1:'),
  });
});
