import { describe, expect, it } from 'vitest';
import { cancelSessionModal, nothingTyped } from '../../../views/cancel-session/modal.js';
import { nothingBegun } from '../../../views/cancel-session/start.js';
import { longSearch } from '../largest-facts.js';
import { hostileName, shown } from '../sample-facts.js';
import { aSession } from '../sample-jobs.js';
import { expectModal } from '../slack-limits.js';

const form = {
  ...{ ...nothingBegun, club: shown, currency: 'GBP', typed: nothingTyped, found: null },
  operationId: '9f1f5c3e-7a56-4b6e-9d6b-0b8a1b6f3c11',
};

describe('Cancel session', () => {
  it('asks for sessions, what is given, and why', () => {
    const text = expectModal(cancelSessionModal(form));
    const labels = ['Sessions', 'Give attendees', 'Keep back', 'Notify attendees', 'Message'];
    for (const label of [...labels, 'Reason', 'Continue', 'Cancelled sessions']) {
      expect(text.split('\n')).toContain(label);
    }
    expect(text).toContain(
      'Yes: each payer gets one email about their own attendees, with your message.',
    );
  });

  it('names the first sessions of a day and counts the rest', () => {
    const sessions = Array.from({ length: 500 }, () => ({ ...aSession, title: hostileName }));
    const found = { sessions, total: 500 };
    const text = expectModal(
      cancelSessionModal({ ...form, which: 'day', day: '2026-12-03', found }),
    );
    expect(text).toContain('*500 sessions* with 11,500 attendees');
    expect(text).toContain('and 492 more');
  });

  it('says that more than 500 at once are too many, and that none are there', () => {
    const day = { ...form, which: 'day', day: '2026-12-03' } as const;
    const many = cancelSessionModal({ ...day, found: { sessions: [aSession], total: 501 } });
    expect(expectModal(many)).toContain('at most 500 can be cancelled at once');
    const none = cancelSessionModal({ ...day, found: { sessions: [], total: 0 } });
    expect(expectModal(none)).toContain('No session to come is found there.');
  });

  it('fits into what Slack takes with a hundred sessions and all that can be typed', () => {
    const session = { ...aSession, title: hostileName, productName: hostileName };
    const chosen = Array.from({ length: 100 }, (_none, place) => {
      return { ...session, sessionId: `club:${'9'.repeat(60)}${place}` };
    });
    const typed = {
      ...{
        give: 'refund' as const,
        keepBack: '9'.repeat(40),
        notify: true,
        message: 'x'.repeat(3_000),
      },
      ...{ reason: 'Other', otherWords: hostileName.slice(0, 200) },
    } as const;
    expectModal(cancelSessionModal({ ...form, chosen, search: longSearch, typed }));
    const product = { id: `club:${'9'.repeat(64)}`, name: hostileName };
    const days = { from: '2026-12-01', until: '2026-12-31' };
    expectModal(cancelSessionModal({ ...form, which: 'product', product, ...days }));
  });
});
