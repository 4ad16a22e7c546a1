import type { LocalSlackSeed } from '../../server/workspace.js';

/** A small workspace of people that have nothing to do with the product. */
export const SEED: LocalSlackSeed = {
  team: { id: 'T01', name: 'Test Team', domain: 'test-team' },
  app: { id: 'A01', name: 'Test App', botUserId: 'U0BOT', botName: 'testapp' },
  users: [
    { id: 'U1', name: 'olive', realName: 'Olive Operator', title: 'Office', email: 'o@x.example' },
    { id: 'U2', name: 'anna', realName: 'Anna Approver', tz: 'Europe/Paris', locale: 'fr-FR' },
    { id: 'U3', name: 'gus', realName: 'Gus Guest', isGuest: true },
  ],
  channels: [
    { id: 'C1', name: 'general', members: ['U1', 'U2', 'U0BOT'] },
    { id: 'C2', name: 'private', members: ['U1'] },
    { id: 'C3', name: 'finance', members: ['U2', 'U0BOT'] },
  ],
  userGroups: [{ id: 'S1', handle: 'operators', users: ['U1', 'U2'] }],
  commands: [
    { command: '/thing', description: 'Do a thing', usageHint: '[what]' },
    { command: '/slow', description: 'Never answers', usageHint: '' },
  ],
  shortcuts: [{ callbackId: 'start', name: 'Start', description: 'Starts' }],
  plan: 'paid',
};

export const TOKENS = { bot: 'xoxb-test', app: 'xapp-test', signingSecret: 'signing-secret' };
