import { expect, it } from 'vitest';
import { cancelledSessionsModal } from '../../../views/cancelled-sessions/modal.js';
import { reinstateModal } from '../../../views/reinstate-session/modal.js';
import { reinstatedModal } from '../../../views/reinstate-session/result.js';
import { longBeneath, mostMinor } from '../largest-facts.js';
import { hostileName, shown } from '../sample-facts.js';
import { aSession } from '../sample-jobs.js';
import { expectModal } from '../slack-limits.js';

const cancelledAt = new Date('2026-11-23T10:00:00Z');
const cancelled = { number: 1, jobId: 'job', cancelledAt, reason: 'Snow' };
const ahead = { ...aSession, cancelled, isAhead: true };

it('offers to reinstate what is still to come, and not what is over', () => {
  const over = { ...ahead, isAhead: false };
  const list = { page: 0, pageSize: 10, total: 2 };
  const text = expectModal(cancelledSessionsModal({ ...list, sessions: [ahead, over] }, shown));
  expect(text).toContain('2 cancelled sessions, the last cancelled first.');
  expect(text).toContain('Snow  ·  its time is over');
  expect(text.split('\n').filter((line) => line === 'Reinstate')).toHaveLength(1);
  const none = cancelledSessionsModal({ page: 0, pageSize: 10, total: 0, sessions: [] }, shown);
  expect(expectModal(none)).toContain('No session is cancelled.');
});

it('fits into what Slack takes, with names of any length', () => {
  const session = { ...ahead, title: hostileName, productName: hostileName };
  const long = { ...session, cancelled: { ...cancelled, reason: hostileName } };
  const sessions = Array.from({ length: 10 }, () => long);
  expectModal(cancelledSessionsModal({ sessions, page: 3, pageSize: 10, total: 500 }, shown));
});

const place = {
  ...{ operationId: '9f1f5c3e-7a56-4b6e-9d6b-0b8a1b6f3c11', sessionId: 'club:S-6', said: '' },
  beneath: longBeneath,
};
const nothing = {
  ...{ number: 1, usesTaken: 0, usesMissing: [], ordersRestored: 0, ordersInvoiced: [] },
  notGiven: 0,
};

const unsent = [{ currency: 'GBP', amount: 1_000n }];

it('says beforehand that credit stays, whose pass is used again and whose cannot be', () => {
  const some = { ...nothing, usesTaken: 2, usesMissing: ['Ulla Usedup'], ordersRestored: 1 };
  const given = [{ currency: 'GBP', amount: 4_000n }];
  const view = reinstateModal({ session: aSession, shown: some, given, unsent }, place, {
    ...{ club: shown, notice: null },
  });
  const text = expectModal(view);
  expect(text).toContain('£40.00 was given for it, and stays given: nothing is taken back.');
  expect(text).toContain('Refunds of £10.00 among it are not sent yet.');
  expect(text).toContain('2 uses of passes are taken again.');
  expect(text).toContain('No use is left on the pass of Ulla Usedup');
  expect(text).toContain('1 order gets back what fell.');
  expect(text).toContain('Nobody is told by it.');
});

it('names the first of thousands without a use, and says the same afterwards', () => {
  const usesMissing = Array.from({ length: 5_000 }, () => hostileName);
  const many = { ...nothing, usesMissing, ordersInvoiced: usesMissing, notGiven: 5_000 };
  const given = ['GBP', 'EUR', 'USD'].map((currency) => ({ currency, amount: mostMinor }));
  const session = { ...aSession, title: hostileName };
  const text = expectModal(
    reinstateModal({ session, shown: many, given, unsent }, place, {
      club: shown,
      notice: hostileName,
    }),
  );
  expect(text).toContain('and 4990 more');
  const done = { ...many, operationId: place.operationId, at: cancelledAt, by: 'UOLIVE' };
  expect(expectModal(reinstatedModal(done))).toContain(
    'If credit or a refund was given for it, that stays given.',
  );
});
