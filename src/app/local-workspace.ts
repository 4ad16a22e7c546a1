import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { type LocalSlack, startLocalSlack } from '../../local-slack/server/workspace.js';
import { localChannels, localPeople } from './local-people.js';
import { projectFolder } from './project-folder.js';

const manifestShape = z.object({
  display_information: z.object({ name: z.string() }),
  features: z.object({
    slash_commands: z.array(
      z.object({
        command: z.string(),
        description: z.string(),
        usage_hint: z.string().default(''),
      }),
    ),
    shortcuts: z.array(
      z.object({ callback_id: z.string(), name: z.string(), description: z.string() }),
    ),
  }),
});

const botUserId = 'U0CREDITDESK';

export const localTokens = {
  bot: 'xoxb-local-workspace',
  app: 'xapp-local-workspace',
  signingSecret: 'local-workspace-signing-secret',
};

/** The app is installed from its manifest, as in the real Slack. */
async function readManifest() {
  const text = await readFile(join(projectFolder(), 'manifest.yml'), 'utf8');
  return manifestShape.parse(parse(text));
}

/**
 * Starts the local workspace: the one place that knows it. Rejects with `code: 'EADDRINUSE'`
 * when the port is taken.
 */
export async function startLocalWorkspace(options: {
  clubName: string;
  port: number;
  dataDir: string;
  production: boolean;
  log: (line: string) => void;
}): Promise<LocalSlack> {
  const { display_information: app, features } = await readManifest();
  const everyone = localPeople.map((person) => person.id);
  const channel = (id: string, name: string) => ({ id, name, members: [...everyone, botUserId] });
  return startLocalSlack({
    seed: {
      team: { id: 'T0LOCAL', name: options.clubName, domain: 'local' },
      app: { id: 'A0CREDITDESK', name: app.name, botUserId, botName: 'creditdesk' },
      users: localPeople,
      channels: [
        channel(localChannels.general, 'general'),
        channel(localChannels.finance, 'finance'),
        channel(localChannels.approvals, 'approvals'),
      ],
      userGroups: [],
      commands: features.slash_commands.map(({ command, description, usage_hint }) => {
        return { command, description, usageHint: usage_hint };
      }),
      shortcuts: features.shortcuts.map(({ callback_id, name, description }) => {
        return { callbackId: callback_id, name, description };
      }),
      plan: 'paid',
    },
    port: options.port,
    tokens: localTokens,
    delivery: { kind: 'socket' },
    stateFile: join(options.dataDir, 'local-slack.json'),
    production: options.production,
    log: options.log,
  });
}
