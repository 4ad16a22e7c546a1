import { App, type webApi } from '@slack/bolt';
import { startLocalSlack } from 'local-slack';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createStaffRoles, type StaffLists } from '../../../src/slack/people/staff-roles.js';
import { createTestLog, type LogLine } from '../../support/slack-desk.js';

const tokens = { bot: 'xoxb-test', app: 'xapp-test', signingSecret: 'secret' };

async function startClient(plan: 'free' | 'paid') {
  const slack = await startLocalSlack({
    seed: {
      team: { id: 'T01', name: 'Team', domain: 'team' },
      app: { id: 'A01', name: 'App', botUserId: 'UBOT', botName: 'app' },
      users: [{ id: 'U1', name: 'one', realName: 'One' }],
      channels: [],
      userGroups: [{ id: 'S1', handle: 'ops', users: ['U1'] }],
      commands: [],
      shortcuts: [],
      plan,
    },
    port: 0,
    tokens,
    delivery: { kind: 'socket' as const },
    production: false,
  });
  onTestFinished(() => slack.stop());
  const { client } = new App({
    token: tokens.bot,
    signingSecret: 'secret',
    deferInitialization: true,
    clientOptions: { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } },
  });
  return { slack, client };
}

const group = { userIds: [], groupIds: ['S1'] };
const nobody = { userIds: [], groupIds: [] };

function rolesWith(client: webApi.WebClient, lists: StaffLists, clock = { now: 0 }) {
  const lines: LogLine[] = [];
  const log = createTestLog(lines);
  return { lines, ...createStaffRoles({ client, lists: () => lists, log, now: () => clock.now }) };
}

describe('Roles of staff', () => {
  it('come from user groups and from lists, asked for once in five minutes', async () => {
    const { slack, client } = await startClient('paid');
    const clock = { now: 0 };
    const lists = { operators: group, approvers: nobody, admins: { ...nobody, userIds: ['U1'] } };
    const { rolesOf } = rolesWith(client, lists, clock);
    const asked = () =>
      slack.record.calls.filter(({ method }) => method === 'usergroups.users.list').length;
    expect(await rolesOf('U1')).toEqual(['operator', 'admin']);
    expect(await rolesOf('U9')).toEqual([]);
    expect(asked()).toBe(1);
    clock.now = 5 * 60_000;
    expect(await rolesOf('U1')).toEqual(['operator', 'admin']);
    expect(asked()).toBe(2);
  });

  it('are none by a group on a plan without groups, which the log says', async () => {
    const { client } = await startClient('free');
    const lists = { operators: group, approvers: { ...nobody, userIds: ['U2'] }, admins: nobody };
    const { rolesOf, lines } = rolesWith(client, lists);
    expect(await rolesOf('U1')).toEqual([]);
    expect(await rolesOf('U2')).toEqual(['approver']);
    expect(lines[0]?.message).toContain('List user ids there instead.');
  });

  it('are unknown while Slack does not answer, unless a list names the person', async () => {
    const { slack, client } = await startClient('paid');
    const lists = { operators: group, approvers: { ...nobody, userIds: ['U2'] }, admins: nobody };
    const { rolesOf } = rolesWith(client, lists);
    slack.faults.nextCall('usergroups.users.list', { kind: 'refused', error: 'fatal_error' }, 2);
    await expect(rolesOf('U1')).rejects.toThrow('Slack did not answer who belongs to the staff');
    expect(await rolesOf('U2')).toEqual(['approver']);
    expect(await rolesOf('U1')).toEqual(['operator']);
  });

  it('are nobody’s while no staff are named', async () => {
    const { client } = await startClient('paid');
    const { rolesOf } = rolesWith(client, { operators: nobody, approvers: nobody, admins: nobody });
    await expect(rolesOf('U1')).rejects.toThrow('set OPERATORS, APPROVERS or ADMINS');
  });
});
