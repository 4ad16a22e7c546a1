import { beforeEach, expect, it } from 'vitest';
import { readEverything } from '../../../src/services/credit/everything.js';
import { movementsPerPage } from '../../../src/services/credit/page-of-movements.js';
import { readAccount } from '../../../src/services/links/account-page.js';
import { exchangeLink } from '../../../src/services/links/exchange-link.js';
import { mintAccountLink } from '../../../src/services/links/mint-account-link.js';
import { findAccountsOf } from '../../../src/store/ledger/ledger-reads.js';
import { findOldestOwed } from '../../../src/store/ledger/owed-invoices.js';
import { findCurrencies } from '../../../src/store/ledger/payer-movements.js';
import { deskForFile } from '../../support/desk-for-file.js';
import {
  apply,
  clubId,
  issue,
  openCredit,
  pay,
  payerId,
  startAfresh,
} from '../../support/ledger-desk.js';

const desk = await deskForFile();
let cookie: string;
const owner = { clubId, payerId };

beforeEach(async () => {
  await startAfresh(desk);
  desk.clock.now = new Date('2026-11-23T10:00:00Z');
  const { url } = await mintAccountLink(desk, { payerId, purpose: 'notice' });
  cookie = (await exchangeLink(desk, url.split('/').at(-1) ?? ''))?.token ?? '';
});

/** The account as other reads have it, one question for each. */
async function expectSame(wanted: { currency: string | null; page: number }, currency: string) {
  const account = await readAccount(desk, cookie, wanted);
  expect(account?.everything).toEqual(
    await readEverything(desk, { ...owner, currency }, wanted.page),
  );
  expect(account?.currencies).toEqual(await findCurrencies(desk.store, owner));
  expect(account?.open).toEqual(await findOldestOwed(desk.store, { ...owner, most: 20 }));
  const held = (await findAccountsOf(desk.store, owner)).filter(({ balance }) => balance > 0n);
  expect(account?.credit.map(({ available }) => available)).toEqual(
    held.map(({ balance }) => balance),
  );
  return account?.everything?.movements.length ?? 0;
}

function dayOf(day: number): string {
  return new Date(Date.UTC(2026, 8, 1 + day)).toISOString().slice(0, 10);
}

/** So many payments on one invoice, as many on one day as are said. */
async function payments(count: number, onADay: number): Promise<void> {
  const invoiceId = await issue(desk, BigInt(count + 1) * 100n);
  for (let at = 0; at < count; at += 1) {
    await pay(desk, invoiceId, 100n, { receivedOn: dayOf(Math.floor(at / onADay)) });
  }
}

it('has nothing where nothing was booked', async () => {
  expect(await readAccount(desk, cookie, { currency: null, page: 0 })).toMatchObject({
    ...{ credit: [], open: [], currencies: [], everything: null },
  });
});

it('is the same as all reads by themselves: credit, what is owed, and each page', async () => {
  await openCredit(desk, 3_000n);
  const invoices = [await issue(desk, 5_000n), await issue(desk, [700n, 300n])];
  await apply(desk, invoices[1] ?? '', 1_000n);
  expect(await expectSame({ currency: null, page: 0 }, 'GBP')).toBe(4);
  desk.club = { ...desk.club, currency: 'EUR' };
  await issue(desk, 900n);
  // The club's own currency is shown first, another one and one without anything when asked for.
  await expectSame({ currency: null, page: 0 }, 'EUR');
  await expectSame({ currency: 'GBP', page: 0 }, 'GBP');
  await expectSame({ currency: 'USD', page: 0 }, 'EUR');
});

it.each([
  ['every one on a day of its own', 34, 1],
  ['some on each day', 34, 7],
  ['more on one day than are read at once', 2 * movementsPerPage + 5, 99],
  ['just as many as are read at once', 2 * movementsPerPage - 1, 3],
])('shows whole days in their order: %s', async (_case, count, onADay) => {
  await payments(count, onADay);
  expect(await expectSame({ currency: null, page: 0 }, 'GBP')).toBe(movementsPerPage);
  await expectSame({ currency: null, page: 1 }, 'GBP');
  await expectSame({ currency: null, page: 99 }, 'GBP');
});

it('opens nothing for a cookie of nobody, nor of a link that was ended', async () => {
  await issue(desk, 900n);
  expect(await readAccount(desk, 'x'.repeat(43), { currency: null, page: 0 })).toBeNull();
  await desk.store.models.accountLinks.updateMany({}, { revokedAt: desk.now(), revokedBy: 'U1' });
  expect(await readAccount(desk, cookie, { currency: null, page: 0 })).toBeNull();
});
