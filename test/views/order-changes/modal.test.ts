import { describe, expect, it } from 'vitest';
import type { OrderChange } from '../../../src/domain/people/club-records.js';
import type { OrderChangeToDo } from '../../../src/services/sessions/cancelling/order-changes.js';
import type { ChangesOfJob } from '../../../src/services/sessions/cancelling/tick-many-changes.js';
import { jobValue, pageValue } from '../../../views/order-changes/many.js';
import {
  changeValue,
  orderChangesModal,
  orderChangesPageSize,
} from '../../../views/order-changes/modal.js';
import { orderChangesBlocks } from '../../../views/order-changes/waiting.js';
import { longId, mostMinor } from '../largest-facts.js';
import { hostileName, shown } from '../sample-facts.js';
import { expectModal } from '../slack-limits.js';

const change: OrderChange = {
  ...{ id: 'c1', kind: 'lowered', amountBefore: 2000n, amountAfter: 1000n, jobId: 'job' },
  ...{ changedAt: new Date('2026-11-20T10:00:00Z'), tickedAt: null, tickedBy: null },
};
const toDo: OrderChangeToDo = {
  ...{ orderId: 'club:O1', orderNumber: 'O1', contactName: 'Nora Olsen', change },
  ...{ productName: 'Gymnastics', dueOn: '2026-12-14', currency: 'GBP' },
  ...{ changedOn: '2026-11-20', billedBy: null },
};

const now = new Date('2026-11-23T10:00:00Z');

function words(
  changes: OrderChangeToDo[],
  total = changes.length,
  said: string | null = null,
  jobs: ChangesOfJob[] = [],
): string {
  const data = { changes, total, page: 0, pageSize: orderChangesPageSize };
  return expectModal(orderChangesModal(data, { club: shown, said, jobs, now }));
}

const changed = (fields: Partial<OrderChange>) =>
  words([{ ...toDo, change: { ...change, ...fields } }]);

describe('Change in your billing system', () => {
  it('names person, product, order, due day, age, and what it was and is', () => {
    const text = words([toDo], 1, '*Ticked.*');
    expect(text).toContain('Change in your billing system');
    expect(text).toContain('*Ticked.*');
    expect(text).toContain('1 order to change, what is due next first.');
    expect(text).toContain('*Nora Olsen*  ·  Gymnastics  ·  order O1, due 14 Dec');
    expect(text).toContain('Lower it from *£20.00* to *£10.00*  ·  for 3 days');
    expect(text.split('\n')).toContain('Tick');
  });

  it('says what to do with what is cancelled or comes back', () => {
    expect(changed({ kind: 'cancelled', amountAfter: 0n })).toContain(
      'Cancel it: *£20.00* is not to be billed',
    );
    expect(changed({ kind: 'restored', amountBefore: 0n, amountAfter: 500n })).toContain(
      'Restore it: *£5.00* is to be billed after all',
    );
    expect(changed({ kind: 'restored', amountBefore: 500n, amountAfter: 900n })).toContain(
      'Raise it again from *£5.00* to *£9.00*',
    );
  });

  it('says that the order was invoiced nevertheless', () => {
    expect(words([{ ...toDo, billedBy: 'INV-7' }])).toContain('invoiced meanwhile, by INV-7');
    expect(words([toDo])).not.toContain('invoiced');
  });

  it('says what will stand there while nothing does', () => {
    expect(words([])).toContain('Nothing has to be changed.');
  });

  it('fits with a page of the worst names and the largest amounts', () => {
    const largest = { ...change, id: longId, amountBefore: mostMinor, amountAfter: mostMinor - 1n };
    const worst = {
      ...{ orderId: `club:${longId}`, orderNumber: longId, contactName: hostileName },
      ...{ productName: hostileName, billedBy: longId, change: largest },
    };
    const page = Array.from({ length: orderChangesPageSize }, () => ({ ...toDo, ...worst }));
    expect(words(page, 1_000, 'Said.')).toContain('1 to 20 of 1,000 orders');
  });

  it('can tick a whole page, without what was invoiced meanwhile, and all of a job', () => {
    const ids = ['a', 'b', 'c'].map((id) => ({ ...toDo, change: { ...change, id } }));
    expect(words(ids).split('\n')).toContain('Tick all of this page');
    expect(words([toDo]).split('\n')).not.toContain('Tick all of this page');
    const [first, second, third] = ids;
    if (!first || !second || !third) throw new Error('three are made');
    expect(pageValue.read(pageValue.write([first, second]))).toEqual(['a', 'b']);
    const what = {
      ...{ kind: 'cancel-session' as const, count: 3 },
      sessions: [{ title: hostileName, startsAt: new Date('2026-12-03T17:00:00Z') }],
    };
    const jobs = Array.from({ length: 5 }, () => ({ jobId: longId, count: 4_998, what }));
    const uuids = Array.from({ length: orderChangesPageSize }, () => {
      return { ...toDo, change: { ...change, id: '9f1f5c3e-7a56-4b6e-9d6b-0b8a1b6f3c11' } };
    });
    const text = words(uuids, 5_000, null, jobs);
    expect(text).toContain('Thu 3 Dec, 17:00 and 2 more  ·  4,998 orders');
    expect(jobValue.read(jobValue.write({ jobId: longId }, now))).toEqual({
      ...{ jobId: longId, upTo: now },
    });
  });

  it('has buttons that carry both ids whole', () => {
    const odd = { ...toDo, orderId: 'club:O 1:a', change: { ...change, id: 'job:O 1 #2' } };
    const read = changeValue.read(changeValue.write(odd));
    expect(read).toEqual({ changeId: 'job:O 1 #2', orderId: 'club:O 1:a' });
    expect(changeValue.read('')).toEqual({ changeId: '', orderId: '' });
  });
});

it('says on Home and in Credit Desk that orders wait, and since when; nothing while none does', () => {
  const said = (count: number, oldestOn: string | null) =>
    JSON.stringify(orderChangesBlocks({ count, oldestOn }, shown));
  expect(said(0, null)).toBe('[]');
  expect(said(1, '2026-11-23')).toContain(
    '*1 order to change in your billing system*, since today.',
  );
  expect(said(2, '2026-11-11')).toContain('the oldest for 12 days. Change it there, then tick');
});
