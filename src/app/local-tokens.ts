import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { SlackStartError } from '../slack/receive/slack-start-error.js';

const tokens = z.object({ bot: z.string(), app: z.string(), signingSecret: z.string() });

export type LocalTokens = z.infer<typeof tokens>;

const fileIn = (dataDir: string) => join(dataDir, 'local-slack.tokens.json');

/** Leaves them to other processes of this person on this machine, and to nobody else. */
export function keepLocalTokens(dataDir: string, minted: LocalTokens): void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const beside = `${fileIn(dataDir)}.writing`;
  writeFileSync(beside, JSON.stringify(minted), { mode: 0o600 });
  renameSync(beside, fileIn(dataDir));
}

/** @throws SlackStartError when no local workspace has been started in this data folder */
export function readLocalTokens(dataDir: string): LocalTokens {
  try {
    return tokens.parse(JSON.parse(readFileSync(fileIn(dataDir), 'utf8')));
  } catch (error) {
    const sentence = `There is no local workspace in ${dataDir} to speak to. Start Credit Desk with the role slack there first, then this again.`;
    throw new SlackStartError(sentence, { cause: error });
  }
}
