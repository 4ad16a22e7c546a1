import { once } from 'node:events';
import express from 'express';
import { type LocalSlack, startLocalSlack } from 'local-slack';
import { commands } from '../../commands/index.js';
import { registerHandlers } from '../../src/app/register-handlers.js';
import { contactWords } from '../../src/domain/people/search-words.js';
import { createEdge, type Edge } from '../../src/slack/edge.js';
import type { StaffLists } from '../../src/slack/people/staff-roles.js';
import { createSlackApp, type SlackApp } from '../../src/slack/receive/create-slack-app.js';
import { clubId, type LedgerDesk, openLedgerDesk } from './ledger-desk.js';
import { freePort } from './mongo-environment.js';

export type TransportKind = 'socket' | 'http';

export type LogLine = { level: string; fields: Record<string, unknown>; message: string };

/** The real app over the local workspace, on a database of its own. */
export type SlackDesk = {
  desk: LedgerDesk;
  slack: LocalSlack;
  app: SlackApp;
  edge: Edge;
  /** Who may do what; a test changes it while the app runs. */
  staff: TestStaff;
  log: LogLine[];
  /** Where Slack posts to, over HTTP. */
  requestUrl: string;
  close(): Promise<void>;
};

export const tokens = { bot: 'xoxb-test', app: 'xapp-test', signingSecret: 'signing-secret' };

export const operator = 'UOLIVE';
export const approver = 'UANNA';
export const guest = 'UGUS';
export const stranger = 'USAM';
export const helpDesk = 'UHELP';
/** An approver only where a test says so. */
export const secondApprover = 'UBEN';

function member(id: string, name: string, realName: string) {
  return { id, name, realName, email: `${name}@staff.example` };
}

const seed = {
  team: { id: 'T01', name: 'Riverside', domain: 'riverside' },
  app: { id: 'A01', name: 'Credit Desk', botUserId: 'UBOT', botName: 'creditdesk' },
  users: [
    member(operator, 'olive', 'Olive Operator'),
    member(approver, 'anna', 'Anna Approver'),
    member(secondApprover, 'ben', 'Ben Approver'),
    { id: guest, name: 'gus', realName: 'Gus Guest', isGuest: true },
    { id: stranger, name: 'sam', realName: 'Sam Stranger' },
    member(helpDesk, 'helen', 'Helen Help'),
  ],
  channels: [
    ...['finance', 'approvals'].map((name) => {
      const members = [operator, approver, secondApprover, 'UBOT'];
      return { id: `C${name.toUpperCase()}`, name, members };
    }),
    // The app is in neither.
    { id: 'CHALL', name: 'hall', members: [operator, secondApprover] },
    { id: 'CBOARD', name: 'board', members: [operator, secondApprover], isPrivate: true },
    // It was invited to this one.
    { id: 'CSAFE', name: 'safe', members: [operator, 'UBOT'], isPrivate: true },
  ],
  userGroups: [{ id: 'SOPS', handle: 'operators', users: [operator, guest] }],
  commands: commands.map(({ command, does: description, usage: usageHint }) => {
    return { command, description, usageHint };
  }),
  shortcuts: commands.map(({ shortcut: callbackId, open, does: description }) => {
    return { callbackId, name: open.title, description };
  }),
  plan: 'paid' as const,
};

export type TestStaff = Record<keyof StaffLists, { userIds: string[]; groupIds: string[] }>;

function createStaff(): TestStaff {
  return {
    operators: { userIds: [helpDesk], groupIds: ['SOPS'] },
    approvers: { userIds: [approver], groupIds: [] },
    admins: { userIds: [], groupIds: [] },
  };
}

export function createTestLog(lines: LogLine[]) {
  const at = (level: string) => (fields: Record<string, unknown>, message: string) => {
    lines.push({ level, fields, message });
  };
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

/** People with searchable names; Priya pays for herself, Asha and Rohan. */
async function addPeople({ store }: LedgerDesk): Promise<void> {
  const person = (ownId: string, name: string, payer = ownId) => ({
    _id: `${clubId}:${ownId}`,
    clubId,
    ownId,
    name,
    email: null,
    payerId: `${clubId}:${payer}`,
    searchWords: contactWords({ name, ownId, email: null }),
  });
  await store.collections.contacts.insertMany([
    person('priya', 'Priya Patel'),
    person('asha', 'Asha Patel', 'priya'),
    person('rohan', 'Rohan Patel', 'priya'),
    person('paul', 'Paul Pending'),
    person('una', 'Una <Umbra> & Söhne'),
  ]);
}

type Stop = () => Promise<unknown>;

async function serve(app: SlackApp, port: number): Promise<Stop> {
  const web = express();
  if (app.router !== null) web.use(app.router);
  const server = web.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
}

export async function openSlackDesk(
  options: {
    transport?: TransportKind;
    budgetMs?: number;
    openingBudgetMs?: number;
    staff?: TestStaff;
    ledger?: Parameters<typeof openLedgerDesk>[0];
  } = {},
): Promise<SlackDesk> {
  const { transport = 'socket', budgetMs, staff = createStaff(), ledger = {} } = options;
  // What asks for patience on a busy machine is no part of what most tests look at.
  const { openingBudgetMs = 20_000 } = options;
  const stops: Stop[] = [];
  const desk = await openLedgerDesk(ledger);
  stops.push(() => desk.close());
  await addPeople(desk);
  const port = await freePort();
  const requestUrl = `http://127.0.0.1:${port}/slack/events`;
  const delivery =
    transport === 'socket' ? { kind: 'socket' as const } : { kind: 'http' as const, requestUrl };
  const slack = await startLocalSlack({ seed, port: 0, tokens, delivery, production: false });
  stops.push(() => slack.stop());
  const lines: LogLine[] = [];
  const log = createTestLog(lines);
  const app = createSlackApp({
    transport:
      transport === 'socket'
        ? { kind: 'socket', appToken: tokens.app }
        : { kind: 'http', signingSecret: tokens.signingSecret },
    botToken: tokens.bot,
    apiUrl: slack.apiUrl,
    teamId: undefined,
    log,
  });
  const edge = createEdge({
    slack: app,
    staff: () => staff,
    locale: () => desk.club.locale,
    log,
    openingBudgetMs,
    ...(budgetMs === undefined ? {} : { budgetMs }),
  });
  registerHandlers(app.app, { desk, edge });
  if (transport === 'http') stops.push(await serve(app, port));
  await app.start();
  stops.push(() => app.stop());
  if (transport === 'socket') await slack.driver.connected();
  return {
    desk,
    slack,
    app,
    edge,
    staff,
    log: lines,
    requestUrl,
    async close() {
      for (let stop = stops.pop(); stop !== undefined; stop = stops.pop()) await stop();
    },
  };
}
