import { expect, it } from 'vitest';
import { clientOf, rawCall, refusalOf } from '../../support/calling.js';
import { TOKENS } from '../../support/seed.js';
import { startSlack } from '../../support/start.js';

it.each([
  ['not_authed', undefined],
  ['invalid_auth', 'xoxb-wrong'],
  ['not_allowed_token_type', TOKENS.app],
])('refuses a call with %s', async (error, token) => {
  const { slack } = await startSlack();
  const call = token === undefined ? {} : { token };
  expect(await rawCall(slack, 'auth.test', call)).toMatchObject({ status: 200, ok: false, error });
});

it('opens connections only with the app token', async () => {
  const { slack } = await startSlack();
  const refused = await rawCall(slack, 'apps.connections.open', { token: TOKENS.bot });
  expect(refused).toMatchObject({ ok: false, error: 'not_allowed_token_type' });
  const opened = await rawCall(slack, 'apps.connections.open', { token: TOKENS.app });
  expect(opened).toMatchObject({ ok: true, url: expect.stringContaining('ws://127.0.0.1:') });
});

it('answers unknown_method and puts it on record', async () => {
  const { slack } = await startSlack();
  const { error } = await refusalOf(clientOf(slack).apiCall('chat.scheduleMessage'));
  expect(error).toBe('unknown_method');
  expect(slack.record.unknownMethods).toEqual(['chat.scheduleMessage']);
});

it('tells who the app is, by form and by JSON', async () => {
  const { slack } = await startSlack();
  const told = { ok: true, team_id: 'T01', user_id: 'U0BOT', bot_id: 'B0BOT' };
  expect(await clientOf(slack).auth.test()).toMatchObject(told);
  expect(await rawCall(slack, 'auth.test', { token: TOKENS.bot })).toMatchObject(told);
});

it('names a missing argument', async () => {
  const { slack } = await startSlack();
  const answer = await rawCall(slack, 'users.info', { token: TOKENS.bot });
  expect(answer).toMatchObject({ error: 'invalid_arguments' });
  expect(answer.errors).toEqual(['[ERROR] missing required field: user']);
});
