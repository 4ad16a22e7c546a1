import { describe, expect, it } from 'vitest';
import type { OrderChange } from '../../../src/domain/people/club-records.js';
import type { OrderChangeToDo } from '../../../src/services/sessions/cancelling/order-changes.js';
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

function words(changes: OrderChangeToDo[], total = changes.length, said?: string): string {
  const data = { changes, total, page: 0, pageSize: orderChangesPageSize };
  return expectModal(orderChangesModal(data, shown, said));
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
    expect(words(page, 1_000, 'Said.')).toContain('1 to 10 of 1,000 orders');
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
