import type { Manifest } from '../manifest.js';
import type { LocalSlackSeed } from '../options.js';

const botUserId = 'U0LOCALBOT';
const people = [
  { id: 'U0ANN', name: 'ann', realName: 'Ann Archer', title: 'Office' },
  { id: 'U0BEN', name: 'ben', realName: 'Ben Baker', title: 'Manager' },
  { id: 'U0GWEN', name: 'gwen', realName: 'Gwen Guest', title: 'Guest', isGuest: true },
];

/** People and channels for an app that nobody has made a workspace for. */
export function defaultSeed({ app, commands, shortcuts }: Manifest): LocalSlackSeed {
  const members = [...people.map(({ id }) => id), botUserId];
  return {
    team: { id: 'T0LOCAL', name: 'Local workspace', domain: 'local' },
    app: { id: 'A0LOCAL', ...app, botUserId },
    users: people,
    channels: [
      { id: 'C0GENERAL', name: 'general', members },
      { id: 'C0RANDOM', name: 'random', members },
    ],
    userGroups: [{ id: 'S0STAFF', handle: 'staff', users: ['U0ANN', 'U0BEN'] }],
    commands,
    shortcuts,
    plan: 'paid',
  };
}
