import { expect, it } from 'vitest';
import type { Rooms } from '../../src/app/place-of.js';
import { createSendNotice } from '../../src/app/send-notice.js';
import type { Notice, NoticeTarget } from '../../src/domain/notice.js';

const finance = { channel: 'CFINANCE' };

type Sent = { target?: NoticeTarget; rooms?: Partial<Rooms> };

/** Sends one notice and hands back what Slack was given of it. */
async function posted(notice: Notice, { target = { room: 'finance' }, rooms }: Sent = {}) {
  const messages: { target: NoticeTarget; text: string; blocks: unknown }[] = [];
  const club = {
    id: 'club',
    name: 'Club',
    currency: 'GBP',
    timeZone: 'Europe/London',
    locale: 'en-GB',
    sweepFrom: '2026-01-01',
  };
  const desk = { club, financeChannel: 'CFINANCE', approvalsChannel: 'CAPPROVALS', ...rooms };
  const send = createSendNotice(desk, async (place, { text, blocks }) => {
    messages.push({ target: place, text, blocks });
    return { kind: 'posted', channel: 'CFINANCE', ts: '1.2' };
  });
  const result = await send({ id: 'event/1', target, notice, names: new Map() });
  expect(result).toEqual({ kind: 'sent', deliveredAs: 'CFINANCE/1.2' });
  expect(messages).toHaveLength(1);
  return messages[0];
}

it.each([
  [1, 'found 1 difference.'],
  [1200, 'found 1,200 differences.'],
])('books that differ in %d places are told with what to do', async (differences, found) => {
  const message = await posted({ kind: 'books-differ', differences });
  expect(message?.target).toEqual(finance);
  expect(message?.text).toContain('The books need a look');
  expect(message?.text).toContain(found);
  expect(message?.text).toContain('Check the books');
  expect(message?.blocks).toMatchObject([{ type: 'section' }]);
});

it('what an earlier version stored of the nightly check is still told, word for word', async () => {
  const title = 'The books need a look';
  const text = 'The nightly check found 3 difference(s). Tell your admin.';
  const message = await posted({ kind: 'late-outcome', title, text });
  expect(message?.text).toBe(`*${title}*\n${text}`);
});

it('goes to the channel that its room is when it is sent; earlier versions stored the channel', async () => {
  const notice: Notice = { kind: 'books-differ', differences: 1 };
  const chosen = await posted(notice, { rooms: { financeChannel: 'CCHOSEN' } });
  expect(chosen?.target).toEqual({ channel: 'CCHOSEN' });
  const stored = await posted(notice, { target: { channel: 'COLD' } });
  expect(stored?.target).toEqual({ channel: 'COLD' });
  const asked = await posted(notice, { target: { room: 'approvals' } });
  expect(asked?.target).toEqual({ channel: 'CAPPROVALS' });
});
