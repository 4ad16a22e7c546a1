import { type LocalSlack, startLocalSlack } from 'local-slack';
import { onTestFinished } from 'vitest';
import { commands } from '../../commands/index.js';
import { type LedgerDesk, openLedgerDesk } from '../support/ledger-desk.js';

const tokens = {
  bot: 'xoxb-process-test',
  app: 'xapp-process-test',
  signingSecret: 'signing-secret-of-a-test',
};

export const olive = 'UOLIVE';
export const staff = [olive, 'UANNA', 'UADAM'];
export const finance = 'CFINANCE';

const seed = {
  team: { id: 'T01', name: 'Riverside', domain: 'riverside' },
  app: { id: 'A01', name: 'Credit Desk', botUserId: 'UBOT', botName: 'creditdesk' },
  users: staff.map((id) => ({ id, name: id.toLowerCase(), realName: id })),
  channels: [{ id: finance, name: 'finance', members: [...staff, 'UBOT'] }],
  userGroups: [],
  commands: commands.map(({ command }) => ({ command, description: '', usageHint: '' })),
  shortcuts: [],
  plan: 'free' as const,
};

/** A Slack that stands for the real one: the desk gets tokens and an address, and nothing else. */
export async function slackWorkspace(
  transport: { kind: 'socket' } | { kind: 'http'; port: number },
): Promise<{ slack: LocalSlack; signingSecret: string; environment: Record<string, string> }> {
  const requestUrl = `http://127.0.0.1:${transport.kind === 'http' ? transport.port : 0}/slack/events`;
  const delivery = transport.kind === 'http' ? { kind: 'http' as const, requestUrl } : transport;
  const slack = await startLocalSlack({ seed, port: 0, tokens, delivery, production: false });
  onTestFinished(() => slack.stop());
  const { bot, app, signingSecret } = tokens;
  const secret: Record<string, string> =
    transport.kind === 'http' ? { SLACK_SIGNING_SECRET: signingSecret } : { SLACK_APP_TOKEN: app };
  const environment = {
    SLACK_BOT_TOKEN: bot,
    SLACK_API_URL: slack.apiUrl,
    FINANCE_CHANNEL: finance,
    OPERATORS: staff.join(','),
    ...secret,
  };
  return { slack, signingSecret, environment };
}

/** Books on the shared replica set, and the address by which a process finds them. */
export async function sharedBooks(): Promise<{ desk: LedgerDesk; uri: string }> {
  const desk = await openLedgerDesk();
  // The server keeps a transaction of a killed process, and so its database, for a minute.
  onTestFinished(() => desk.close(), 120_000);
  // As an import would have stored them, so that people can be found by name.
  await desk.store.collections.contacts.updateMany({}, { $set: { searchWords: ['olsen'] } });
  const { host, port, name } = desk.store.connection;
  return { desk, uri: `mongodb://${host}:${port}/${name}?directConnection=true` };
}
