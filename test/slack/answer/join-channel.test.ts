import { expect, it } from 'vitest';
import { joinChannel } from '../../../src/slack/answer/join-channel.js';

type Answers = Parameters<typeof joinChannel>[0]['conversations'];

const refused = (code: string) => async () => {
  throw new Error(`An API error occurred: ${code}`);
};

function saying(answers: { join: unknown; info: unknown }): { conversations: Answers } {
  const conversations: Answers = Object.create(null);
  return { conversations: Object.assign(conversations, answers) };
}

const joined = async () => ({ ok: true });
const told = (is_member: boolean) => async () => ({ ok: true, channel: { is_member } });
const isPrivate = refused('method_not_supported_for_channel_type');

it.each([
  ['a public channel is joined', { join: joined, info: refused('missing_scope') }, true],
  ['a private one that it is in', { join: isPrivate, info: told(true) }, true],
  [
    'a private one that it is not in',
    { join: isPrivate, info: refused('channel_not_found') },
    false,
  ],
  ['a public one that is archived', { join: refused('is_archived'), info: told(false) }, false],
  ['an installation without the scope', { join: isPrivate, info: refused('missing_scope') }, false],
])('says whether the app is in a channel: %s', async (_which, answers, isIn) => {
  expect(await joinChannel(saying(answers), 'C1')).toBe(isIn);
});
