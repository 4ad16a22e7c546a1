import { join } from 'node:path';
import { type LocalSlack, readManifest, startLocalSlack } from 'local-slack';
import { localChannels, localPeople } from './local-people.js';
import { projectFolder } from './project-folder.js';

export type { LocalSlack } from 'local-slack';

const botUserId = 'U0CREDITDESK';

export const localTokens = {
  bot: 'xoxb-local-workspace',
  app: 'xapp-local-workspace',
  signingSecret: 'local-workspace-signing-secret',
};

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
  // The app is installed from its manifest, as in the real Slack.
  const { app, commands, shortcuts } = await readManifest(join(projectFolder(), 'manifest.yml'));
  const everyone = localPeople.map((person) => person.id);
  const channel = (id: string, name: string) => ({ id, name, members: [...everyone, botUserId] });
  return startLocalSlack({
    seed: {
      team: { id: 'T0LOCAL', name: options.clubName, domain: 'local' },
      app: { id: 'A0CREDITDESK', ...app, botUserId },
      users: localPeople,
      channels: [
        channel(localChannels.general, 'general'),
        channel(localChannels.finance, 'finance'),
        channel(localChannels.approvals, 'approvals'),
      ],
      userGroups: [],
      commands,
      shortcuts,
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
