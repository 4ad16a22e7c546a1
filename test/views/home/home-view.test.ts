import { expect, it } from 'vitest';
import { commands } from '../../../commands/index.js';
import { homeView, plainHomeView, strangerHomeView } from '../../../views/home/home-view.js';
import { aNote, club, hostileName, hugeAmount, shown } from '../sample-facts.js';
import { expectHome } from '../slack-limits.js';

const figures = {
  ...{ owed: [], overdue: [], pending: [], inHand: [], credited: [] },
  creditedSince: '2026-09-01',
};

const noRefunds = {
  refundsToDo: { count: 0, oldestOn: null, providers: [] },
  orderChanges: { count: 0, oldestOn: null },
  requests: { waiting: 0, asked: 0 },
};
const nothing = { figures, undelivered: 0, recentCredits: [], lastSweep: null, ...noRefunds };

it('fits empty and full, and for strangers', () => {
  const empty = { ...nothing, clubName: club.name, commands };
  expect(expectHome(homeView(empty, shown))).toContain('Nothing waits for you');
  const note = aNote({ reason: hostileName, amount: hugeAmount });
  const recentCredits = Array.from({ length: 5 }, () => ({ note, payerName: hostileName }));
  const some = {
    requests: { waiting: 1_200, asked: 1 },
    refundsToDo: { count: 1_000, oldestOn: '2020-01-01', providers: [] },
    orderChanges: { count: 1, oldestOn: '2020-01-01' },
  };
  const full = { ...empty, clubName: hostileName, undelivered: 50, recentCredits, ...some };
  expect(expectHome(homeView(full, shown))).toContain('50 or more messages');
  expect(expectHome(homeView(full, shown))).toContain('1,000 refunds to do');
  expect(expectHome(homeView(full, shown))).toContain('1 order to change in your billing system');
  expect(expectHome(homeView(full, shown))).toContain('1,200 requests wait for you to approve');
  expect(expectHome(strangerHomeView(hostileName, 'Ask an admin.'))).toContain('Ask an admin');
  expectHome(plainHomeView(empty, 'Try again.'));
});

it('has a button for the form of every command, also when the figures could not be read', () => {
  const view = homeView({ ...nothing, clubName: club.name, commands }, shown);
  const plainView = plainHomeView({ clubName: club.name, commands }, 'Try again.');
  const buttons = commands.map(({ open }) => {
    return { type: 'button', text: { text: open.title }, action_id: open.openId };
  });
  for (const { blocks } of [view, plainView]) {
    expect(blocks.find(({ type }) => type === 'actions')).toMatchObject({ elements: buttons });
  }
});

it('says how the club stands in each currency, and opens the list of each figure', () => {
  const currencies = ['EUR', 'GBP', 'JPY', 'KWD', 'USD'];
  const many = currencies.map((currency) => ({ currency, amount: hugeAmount, count: 1_000 }));
  const one = [{ currency: 'GBP', amount: 7_000n, count: 1 }];
  const stood = { ...figures, owed: many, overdue: one, inHand: one, credited: many };
  const view = homeView({ ...nothing, figures: stood, clubName: club.name, commands }, shown);
  const words = expectHome(view);
  expect(words).toContain('*Overdue*  ·  *£70.00* on 1 invoice');
  expect(words).toContain('*Account credit in hand*  ·  *£70.00* in 1 account');
  expect(words).toContain('*Payment on its way*  ·  none');
  expect(words).toContain('Credited since 1 Sep');
  const lists = view.blocks.flatMap((block) => ('accessory' in block ? [block.accessory] : []));
  const list = (value?: string) => expect.objectContaining(value === undefined ? {} : { value });
  expect(lists).toEqual([list('outstanding'), list('overdue'), list(), list()]);
});

it('says that what is owed leaves out payments on their way, where there are any', () => {
  const one = [{ currency: 'GBP', amount: 7_000n, count: 1 }];
  const said = (pending: typeof one) => {
    const stood = { ...figures, owed: one, pending };
    return expectHome(
      homeView({ ...nothing, figures: stood, clubName: club.name, commands }, shown),
    );
  };
  expect(said(one)).toContain('*£70.00* on 1 invoice  ·  without what has a payment on its way');
  expect(said([])).not.toContain('without what');
});
