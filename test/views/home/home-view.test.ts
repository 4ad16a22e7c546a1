import { expect, it } from 'vitest';
import { commands } from '../../../commands/index.js';
import { homeView, plainHomeView, strangerHomeView } from '../../../views/home/home-view.js';
import { aNote, club, hostileName, hugeAmount, shown } from '../sample-facts.js';
import { expectHome } from '../slack-limits.js';

it('fits empty and full, and for strangers', () => {
  const nothing = { undelivered: 0, recentCredits: [], lastSweep: null };
  const empty = { ...nothing, clubName: club.name, commands };
  expect(expectHome(homeView(empty, shown))).toContain('Nothing waits for you');
  const note = aNote({ reason: hostileName, amount: hugeAmount });
  const recentCredits = Array.from({ length: 5 }, () => ({ note, payerName: hostileName }));
  const full = { ...empty, clubName: hostileName, undelivered: 50, recentCredits };
  expect(expectHome(homeView(full, shown))).toContain('50 or more messages');
  expect(expectHome(strangerHomeView(hostileName, 'Ask an admin.'))).toContain('Ask an admin');
  expectHome(plainHomeView(empty, 'Try again.'));
});

it('has a button for the form of every command, also when the figures could not be read', () => {
  const empty = { undelivered: 0, recentCredits: [], lastSweep: null };
  const view = homeView({ ...empty, clubName: club.name, commands }, shown);
  const plainView = plainHomeView({ clubName: club.name, commands }, 'Try again.');
  const buttons = commands.map(({ open }) => {
    return { type: 'button', text: { text: open.title }, action_id: open.openId };
  });
  for (const { blocks } of [view, plainView]) {
    expect(blocks.find(({ type }) => type === 'actions')).toMatchObject({ elements: buttons });
  }
});
