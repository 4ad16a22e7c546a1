import { beforeEach, expect, it } from 'vitest';
import type { OrderChange } from '../../../../src/domain/people/club-records.js';
import {
  listOrderChanges,
  orderChangesWaiting,
  tickOrderChange,
} from '../../../../src/services/sessions/cancelling/order-changes.js';
import { addOrder, addProduct, forgetClubRecords } from '../../../support/club-records.js';
import { deskForFile } from '../../../support/desk-for-file.js';
import { admin, tally } from '../../../support/ledger-desk.js';

const desk = await deskForFile();

beforeEach(async () => {
  await forgetClubRecords(desk);
  await addProduct(desk, 'GYM', { name: 'Gymnastics' });
});

function change(id: string, more: Partial<OrderChange> = {}): OrderChange {
  return {
    ...{ id, kind: 'lowered', amountBefore: 2000n, amountAfter: 1000n, jobId: 'job' },
    ...{ changedAt: new Date('2026-11-20T23:30:00Z'), tickedAt: null, tickedBy: null, ...more },
  };
}

const on = { contactId: 'club:nora', productId: 'club:GYM' };
const all = { page: 0, pageSize: 10 };
const listed = async () =>
  (await listOrderChanges(desk, admin, all)).changes.map(({ change: { id } }) => id);
const orderNow = (ownId: string) => desk.store.collections.orders.findOne({ _id: `club:${ownId}` });

it('lists what nobody has ticked, what is due first, one page at a time', async () => {
  const open = { ...on, hasOpenChange: true };
  const ticked = change('told', { tickedAt: new Date(), tickedBy: 'UANNA' });
  await addOrder(desk, 'O1', { ...open, dueOn: '2026-12-20', changes: [change('late')] });
  await addOrder(desk, 'O2', { ...open, changes: [ticked, change('a'), change('b')] });
  await addOrder(desk, 'O3', { ...on, hasOpenChange: false, changes: [ticked] });
  await addOrder(desk, 'O4', on);
  expect(await listed()).toEqual(['a', 'b', 'late']);
  const page = await listOrderChanges(desk, admin, { page: 1, pageSize: 2 });
  expect(page).toMatchObject({ total: 3, page: 1, changes: [{ change: { id: 'late' } }] });
  expect(page.changes[0]).toMatchObject({
    ...{ orderId: 'club:O1', orderNumber: 'O1', dueOn: '2026-12-20', currency: 'GBP' },
    ...{ contactName: 'Nora Olsen', productName: 'Gymnastics', billedBy: null },
    changedOn: '2026-11-20',
  });
  expect(await orderChangesWaiting(desk, admin)).toEqual({ count: 3, oldestOn: '2026-11-20' });
});

it('is empty where nothing was changed', async () => {
  await addOrder(desk, 'O1', on);
  expect(await listOrderChanges(desk, admin, all)).toMatchObject({ changes: [], total: 0 });
  expect(await orderChangesWaiting(desk, admin)).toEqual({ count: 0, oldestOn: null });
});

it('is ticked once, however many press, and says who did and when', async () => {
  const changes = [change('a'), change('b')];
  await addOrder(desk, 'O1', { ...on, hasOpenChange: true, changes });
  const ben = { ...admin, userId: 'UBEN' };
  const press = { orderId: 'club:O1', changeId: 'a' };
  const answers = await Promise.all(
    [admin, ben, admin, ben].map((actor) => tickOrderChange(desk, actor, press)),
  );
  expect(answers.filter((answer) => answer?.isNew)).toHaveLength(1);
  expect(new Set(answers.map((answer) => answer?.by)).size).toBe(1);
  expect(await orderNow('O1')).toMatchObject({
    hasOpenChange: true,
    changes: [{ id: 'a', tickedBy: answers[0]?.by, tickedAt: desk.clock.now }, { tickedAt: null }],
  });
  await tickOrderChange(desk, admin, { ...press, changeId: 'b' });
  expect(await orderNow('O1')).toMatchObject({ hasOpenChange: false, amount: 1000n });
  expect(await listed()).toEqual([]);
});

it('says of one that was undone that there is nothing to tick, and of none that it is not there', async () => {
  await addOrder(desk, 'O1', { ...on, hasOpenChange: true, changes: [change('a')] });
  const press = { orderId: 'club:O1', changeId: 'undone' };
  expect(await tickOrderChange(desk, admin, press)).toBeNull();
  const other = { ...desk, club: { ...desk.club, id: 'other' } };
  const guest = { ...admin, roles: [] };
  const refused = await tally([
    tickOrderChange(desk, admin, { ...press, orderId: 'club:none' }),
    tickOrderChange(other, admin, press),
    tickOrderChange(desk, guest, press),
    listOrderChanges(desk, guest, all),
  ]);
  expect(refused).toEqual({ accepted: 0, refused: { 'not-found': 2, 'not-allowed': 2 } });
});

it('names the invoice that billed the order nevertheless', async () => {
  const billed = { hasOpenChange: true, billedBy: 'club:INV-7', changes: [change('a')] };
  await addOrder(desk, 'O1', { ...on, ...billed });
  expect((await listOrderChanges(desk, admin, all)).changes).toMatchObject([{ billedBy: 'INV-7' }]);
});
