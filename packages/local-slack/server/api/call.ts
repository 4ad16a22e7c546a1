import { setTimeout as pause } from 'node:timers/promises';
import type { Response } from 'express';
import type { CallFault } from '../faults.js';
import type { JsonObject } from '../json.js';
import { keep } from '../record.js';
import { SlackRefusal } from '../refusal.js';
import { isSameSecret } from '../same-secret.js';
import type { World } from '../world.js';
import { readArguments } from './arguments.js';
import type { ApiReply } from './method.js';
import { API_METHODS } from './methods.js';
import { requireModelled } from './modelled.js';

export type IncomingCall = { method: string; authorization: string | undefined; body: JsonObject };

/** A token for the wrong kind of method is `not_allowed_token_type`. */
function checkToken(world: World, call: IncomingCall, needed: 'bot' | 'app'): void {
  const inBody = typeof call.body.token === 'string' ? call.body.token : undefined;
  const token = call.authorization?.match(/^Bearer (.+)$/)?.[1] ?? inBody;
  if (token === undefined) throw new SlackRefusal('not_authed');
  const { bot, app } = world.tokens;
  if (!isSameSecret(token, bot) && !isSameSecret(token, app)) {
    throw new SlackRefusal('invalid_auth');
  }
  if (!isSameSecret(token, world.tokens[needed])) throw new SlackRefusal('not_allowed_token_type');
}

function run(world: World, call: IncomingCall): ApiReply {
  const method = Object.hasOwn(API_METHODS, call.method) ? API_METHODS[call.method] : undefined;
  if (method === undefined) {
    keep(world.record.unknownMethods, call.method);
    throw new SlackRefusal('unknown_method');
  }
  checkToken(world, call, method.token);
  const args = readArguments(call.body);
  requireModelled(call.method, args);
  return method.run(world, args);
}

function refusalReply(error: unknown): ApiReply {
  if (!(error instanceof SlackRefusal)) throw error;
  const { code, messages } = error;
  if (messages.length === 0) return { ok: false, error: code };
  return { ok: false, error: code, errors: messages, response_metadata: { messages } };
}

/** Runs one call and puts it on record. Business errors are answers, as in Slack. */
export function answerCall(world: World, call: IncomingCall): ApiReply {
  let reply: ApiReply;
  try {
    reply = run(world, call);
  } catch (error) {
    reply = refusalReply(error);
  }
  const { token: _, ...args } = call.body;
  keep(world.record.calls, {
    at: world.clock.now(),
    method: call.method,
    args,
    ok: reply.ok,
    ...(reply.error === undefined ? {} : { error: reply.error }),
    ...(reply.response_metadata?.messages === undefined
      ? {}
      : { messages: reply.response_metadata.messages }),
  });
  return reply;
}

/** Answers as Slack would on a bad day; true when that was the whole answer. */
async function applyFault(fault: CallFault, response: Response): Promise<boolean> {
  switch (fault.kind) {
    case 'rate_limited':
      response.setHeader('retry-after', String(fault.retryAfterSeconds));
      response.status(429).json({ ok: false, error: 'ratelimited' });
      return true;
    case 'server_error':
      response.status(fault.status).type('text').send('upstream error');
      return true;
    case 'refused':
      response.json({ ok: false, error: fault.error });
      return true;
    case 'slow':
      await pause(fault.delayMs, undefined, { ref: false });
      return false;
    case 'lost_response':
      return false;
  }
}

export async function handleCall(
  world: World,
  call: IncomingCall,
  response: Response,
): Promise<void> {
  const fault = world.faults.takeForCall(call.method);
  if (fault !== undefined && (await applyFault(fault, response))) return;
  const reply = answerCall(world, call);
  if (fault?.kind === 'lost_response') return void response.socket?.destroy();
  response.json(reply);
}
