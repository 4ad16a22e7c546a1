import { App } from '@slack/bolt';
import { startLocalSlack } from 'local-slack';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createMemberCheck } from '../../../src/slack/people/member-check.js';

type User = { id: string; name: string; realName: string; email?: string; isGuest?: boolean };

async function startCheck(user: User) {
  const tokens = { bot: 'xoxb-test', app: 'xapp-test', signingSecret: 'secret' };
  const slack = await startLocalSlack({
    seed: {
      team: { id: 'T01', name: 'Team', domain: 'team' },
      app: { id: 'A01', name: 'App', botUserId: 'UBOT', botName: 'app' },
      users: [user],
      ...{ channels: [], userGroups: [], commands: [], shortcuts: [], plan: 'free' as const },
    },
    ...{ port: 0, tokens, delivery: { kind: 'socket' as const }, production: false },
  });
  onTestFinished(() => slack.stop());
  const { client } = new App({
    ...{ token: tokens.bot, signingSecret: 'secret', deferInitialization: true },
    clientOptions: { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } },
  });
  const check = createMemberCheck({ client, teamId: () => 'T01', now: () => 0 });
  const parties = { teamId: 'T01', userId: user.id, userTeamId: 'T01' };
  return { slack, check: (fresh?: boolean) => check.requireMember(parties, fresh) };
}

describe('Whether somebody is a full member', () => {
  it('is believed for five minutes, and asked anew where somebody decides', async () => {
    const anna: User = { id: 'UANNA', name: 'anna', realName: 'Anna' };
    const { check } = await startCheck(anna);
    expect(await check()).toMatchObject({ userId: 'UANNA' });
    anna.isGuest = true;
    expect(await check()).toMatchObject({ userId: 'UANNA' });
    await expect(check(true)).rejects.toThrow('Guests cannot use Credit Desk');
    await expect(check()).rejects.toThrow('Guests cannot use Credit Desk');
  });

  it('lets nobody decide while Slack does not say it', async () => {
    const { slack, check } = await startCheck({ id: 'UANNA', name: 'anna', realName: 'Anna' });
    await check();
    slack.faults.nextCall('users.info', { kind: 'refused', error: 'internal_error' }, 3);
    await expect(check(true)).rejects.toThrow('Slack did not answer');
  });

  it('says their address as Slack has it, and that it has none', async () => {
    const email = 'Anna@Staff.Example';
    const { check } = await startCheck({ id: 'UANNA', name: 'anna', realName: 'Anna', email });
    expect(await check()).toEqual({ userId: 'UANNA', email });
    const { check: ofBen } = await startCheck({ id: 'UBEN', name: 'ben', realName: 'Ben' });
    expect(await ofBen()).toEqual({ userId: 'UBEN', email: null });
  });
});
