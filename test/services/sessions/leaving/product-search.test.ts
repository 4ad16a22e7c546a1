import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  enrolledContacts,
  searchProducts,
} from '../../../../src/services/sessions/leaving/product-search.js';
import { addContact, addEnrolment, addProduct } from '../../../support/club-records.js';
import { admin, type LedgerDesk, openLedgerDesk } from '../../../support/ledger-desk.js';

let desk: LedgerDesk;

beforeAll(async () => {
  desk = await openLedgerDesk();
  const gym = await addProduct(desk, 'GYM-1', { name: 'Gymnastics – Über 12' });
  const other = await addProduct(desk, 'SWIM', { name: 'Swimming' });
  const [ana, ben, cleo] = await Promise.all(
    ['Ana Alm', 'Ben Berg', 'Cleo Alm'].map((name) => {
      return addContact(desk, name.slice(0, 3), { name });
    }),
  );
  if (ana === undefined || ben === undefined || cleo === undefined) throw new Error('nobody');
  const on = (contactId: string, more = {}) =>
    addEnrolment(desk, { contactId, productId: gym, ...more });
  await on(ana, { until: '2026-11-23' });
  // Twice on the product: now, and again after the holidays.
  await on(ana, { from: '2027-01-04' });
  await on(ben, { until: '2026-11-22' });
  await on(cleo, { removed: { number: 1, jobId: 'job', on: '2026-11-23', until: null } });
  await on('club:nora', { from: '2026-12-01' });
  await addEnrolment(desk, { contactId: ben, productId: other });
});
afterAll(() => desk.close());

it('finds products by any part of the name or the own id', async () => {
  const names = async (text: string, limit = 10) => {
    const { products, total } = await searchProducts(desk, admin, { text, limit });
    return [products.map(({ ownId }) => ownId), total];
  };
  expect(await names('')).toEqual([['GYM-1', 'SWIM'], 2]);
  expect(await names('', 1)).toEqual([['GYM-1'], 2]);
  expect(await names('nast uber')).toEqual([['GYM-1'], 1]);
  expect(await names('gym-1')).toEqual([['GYM-1'], 1]);
  expect(await names('judo')).toEqual([[], 0]);
});

it('finds who is on a product today or later, each once, with who pays', async () => {
  const find = (text: string, limit = 10) =>
    enrolledContacts(desk, admin, { productId: 'club:GYM-1', text, limit });
  const { contacts, total } = await find('');
  expect([contacts.map(({ name }) => name), total]).toEqual([['Ana Alm', 'Nora Olsen'], 2]);
  expect(contacts[0]).toEqual({
    ...{ contactId: 'club:Ana', name: 'Ana Alm' },
    ...{ payerId: 'club:olsen', payerName: 'Kari Olsen' },
  });
  expect((await find('', 1)).total).toBe(2);
  expect((await find('alm')).contacts.map(({ name }) => name)).toEqual(['Ana Alm']);
  expect(await find('ben')).toEqual({ contacts: [], total: 0 });
  expect(await find('?')).toEqual({ contacts: [], total: 0 });
});

it('is for staff only', async () => {
  const guest = { ...admin, roles: [] };
  const refused = { code: 'not-allowed' };
  await expect(searchProducts(desk, guest, { text: '', limit: 1 })).rejects.toMatchObject(refused);
  const of = { productId: 'club:GYM-1', text: '' };
  await expect(enrolledContacts(desk, guest, of)).rejects.toMatchObject(refused);
});
