import { join } from 'node:path';
import { type LocalSlack, randomTokens, readManifest, startLocalSlack } from 'local-slack';
import { localChannels, localPeople, localStaffIds } from './local-people.js';
import { keepLocalTokens } from './local-tokens.js';
import { localWelcome } from './local-welcome.js';
import { projectFolder } from './project-folder.js';

export type { LocalSlack } from 'local-slack';

const botUserId = 'U0CREDITDESK';

/**
 * Starts the local workspace: the one place that knows it. Rejects with `code: 'EADDRINUSE'`
 * when the port is taken.
 */
export async function startLocalWorkspace(options: {
  clubName: string;
  port: number;
  dataDir: string;
  /** Whether the sample club is in the database, so that there is something to try. */
  hasSample: boolean;
  /** Whether mail is shown in it, since no mail server is named. */
  hasMailbox: boolean;
  production: boolean;
  log: (line: string) => void;
}): Promise<LocalSlack> {
  // The app is installed from its manifest, as in the real Slack.
  const { app, commands, shortcuts } = await readManifest(join(projectFolder(), 'manifest.yml'));
  const everyone = localPeople.map((person) => person.id);
  const staffOnly = { members: [...localStaffIds, botUserId], isPrivate: true };
  const tokens = randomTokens();
  const slack = await startLocalSlack({
    seed: {
      team: { id: 'T0LOCAL', name: options.clubName, domain: 'local' },
      app: { id: 'A0CREDITDESK', ...app, botUserId },
      users: localPeople,
      channels: [
        { id: localChannels.general, name: 'general', members: [...everyone, botUserId] },
        { id: localChannels.finance, name: 'finance', ...staffOnly },
        { id: localChannels.approvals, name: 'approvals', ...staffOnly },
      ],
      messages: options.hasSample
        ? [{ channel: localChannels.general, ...localWelcome(options) }]
        : [],
      userGroups: [],
      commands,
      shortcuts,
      plan: 'paid',
    },
    port: options.port,
    tokens,
    delivery: { kind: 'socket' },
    stateFile: join(options.dataDir, 'local-slack.json'),
    ...(options.hasMailbox ? { mailbox: { folder: join(options.dataDir, 'mailbox') } } : {}),
    production: options.production,
    log: options.log,
  });
  // Only now, so that a start whose port is taken leaves the tokens of the one that has it.
  keepLocalTokens(options.dataDir, tokens);
  return slack;
}
