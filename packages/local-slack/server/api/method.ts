import type { ViewOutput } from '@slack/bolt';
import type { WebAPICallResult } from '@slack/web-api';
import type { JsonObject } from '../json.js';
import type { World } from '../world.js';

export type ApiReply = WebAPICallResult & { error?: string; errors?: string[] };
export type ViewReply = ApiReply & { view: ViewOutput };

/** One method of the Web API; a refusal is thrown as `SlackRefusal`. */
export type ApiMethod = {
  token: 'bot' | 'app';
  run(world: World, args: JsonObject): ApiReply;
};
export type ApiMethods = Record<string, ApiMethod>;

export function forBot(run: ApiMethod['run']): ApiMethod {
  return { token: 'bot', run };
}
