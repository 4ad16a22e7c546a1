import { randomBytes } from 'node:crypto';
import type { LocalSlackOptions } from './options.js';

const random = () => randomBytes(16).toString('hex');

/** Tokens that nobody can know who was not told; new ones for every start. */
export function randomTokens(): LocalSlackOptions['tokens'] {
  return { bot: `xoxb-${random()}`, app: `xapp-${random()}`, signingSecret: random() };
}
