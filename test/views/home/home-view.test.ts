import { expect, it } from 'vitest';
import { homeView, plainHomeView, strangerHomeView } from '../../../views/home/home-view.js';
import { aNote, club, hostileName, hugeAmount, shown } from '../sample-facts.js';
import { expectHome } from '../slack-limits.js';

it('fits empty and full, and for strangers', () => {
  const empty = { clubName: club.name, undelivered: 0, recentCredits: [], lastSweep: null };
  expect(expectHome(homeView(empty, shown))).toContain('Nothing waits for you');
  const note = aNote({ reason: hostileName, amount: hugeAmount });
  const recentCredits = Array.from({ length: 5 }, () => ({ note, payerName: hostileName }));
  const full = { ...empty, clubName: hostileName, undelivered: 50, recentCredits };
  expect(expectHome(homeView(full, shown))).toContain('50 or more messages');
  expect(expectHome(strangerHomeView(hostileName, 'Ask an admin.'))).toContain('Ask an admin');
  expectHome(plainHomeView(club.name, 'Try again.'));
});
