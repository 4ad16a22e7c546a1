import type { SlashCommand } from '@slack/bolt';
import { requireModelledAnswer } from '../api/modelled.js';
import { isObject, textOf } from '../json.js';
import type { PageChannel, PageCommandRequest, PageOk } from '../page-api.js';
import type { Outcome } from '../payloads.js';
import { postMessage, warnMissingText } from '../posts.js';
import { keep } from '../record.js';
import { SlackRefusal } from '../refusal.js';
import { readMessageBlocks } from '../strict/message.js';
import type { World } from '../world.js';
import { answered, unanswered, VERIFICATION_TOKEN, WORDING } from './parties.js';

type Typed = { command: string; text: string };

/** Slack sends what is typed behind a command with its three control characters escaped. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** `/credit INV-1` is the command and, without outer spaces, its text. */
function readTyped(world: World, typed: string): Typed {
  const [, command = '', text = ''] = typed.trim().match(/^(\/\S+)\s*([\s\S]*)$/) ?? [];
  if (!world.seed.commands.some((known) => known.command === command)) {
    const detail = `${command || typed} is not a valid command.`;
    throw new SlackRefusal('unknown_command', [detail]);
  }
  return { command, text };
}

function payloadOf(world: World, userId: string, channel: PageChannel, typed: Typed): SlashCommand {
  const { team, app } = world.seed;
  return {
    token: VERIFICATION_TOKEN,
    team_id: team.id,
    team_domain: team.domain,
    channel_id: channel.id,
    channel_name: channel.kind === 'dm' ? 'directmessage' : channel.name,
    user_id: userId,
    user_name: world.people.get(userId).name,
    command: typed.command,
    text: escaped(typed.text),
    api_app_id: app.id,
    is_enterprise_install: 'false',
    response_url: world.responseUrls.issue({ userId, channel: channel.id }),
    trigger_id: world.triggers.issue({ userId }),
  };
}

/** An acknowledgement may carry a message: only for the person, unless it says `in_channel`. */
function showAnswer(world: World, userId: string, channel: string, payload: unknown): void {
  if (!isObject(payload)) return;
  requireModelledAnswer(payload);
  const text = textOf(payload.text) ?? '';
  const blocks = readMessageBlocks(payload.blocks);
  if (text === '' && blocks.length === 0) return;
  if (text === '') warnMissingText(world, 'ack');
  const ephemeral = payload.response_type === 'in_channel' ? {} : { ephemeralFor: userId };
  postMessage(world, { channel, text, blocks, ...ephemeral });
}

function conclude(
  world: World,
  { user, channel }: PageCommandRequest,
  command: string,
  outcome: Outcome,
): PageOk {
  if (outcome.kind !== 'acked') {
    return unanswered(outcome, WORDING.command(command));
  }
  try {
    showAnswer(world, user, channel, outcome.payload);
    return { ok: true };
  } catch (error) {
    if (!(error instanceof SlackRefusal)) throw error;
    keep(world.record.invalidResponses, { to: command, detail: error.message });
    const detail = WORDING.badCommandAnswer(command);
    return { ok: false, error: 'invalid_command_response', detail };
  }
}

/** A person types a command into a conversation. */
export function runCommand(world: World, request: PageCommandRequest): Promise<PageOk> {
  return answered(async () => {
    const channel = world.channels.get(request.channel);
    if (!channel.members.includes(request.user)) throw new SlackRefusal('user_not_in_channel');
    const typed = readTyped(world, request.text);
    const payload = payloadOf(world, request.user, channel, typed);
    const outcome = await world.delivery.send({ kind: 'slash_commands', payload });
    return conclude(world, { ...request, channel: channel.id }, typed.command, outcome);
  });
}
