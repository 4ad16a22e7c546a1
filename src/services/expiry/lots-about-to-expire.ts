import type { CalendarDate } from '../../domain/calendar-date.js';
import type { Account, Lot } from '../../domain/credit/account.js';
import { findExpiring } from '../../store/expiry/expiring-accounts.js';
import { findAccounts } from '../../store/ledger/ledger-reads.js';
import type { Desk } from '../desk.js';

/** Account credit with its last day, and whose it is; `remaining` in minor units of `currency`. */
export type ExpiringLot = Pick<Account, 'payerId' | 'currency'> &
  Pick<Lot, 'lotId' | 'remaining'> & { expiresOn: CalendarDate };

const pageSize = 100;

/**
 * What is unspent of the lots whose last day is `lastDay`, a page of payers at a time, by an index that
 * holds lots that expire and nothing else. Payers whose history is being imported are left out.
 */
export async function* findLotsAboutToExpire(
  desk: Desk,
  lastDay: CalendarDate,
): AsyncGenerator<ExpiringLot[]> {
  const wanted = { clubId: desk.club.id, days: { on: lastDay }, pageSize };
  for await (const ids of findExpiring(desk.store, wanted)) {
    const accounts = await findAccounts(desk.store, ids);
    yield accounts
      .filter(({ importing }) => importing !== true)
      .flatMap(({ payerId, currency, lots }) =>
        lots.flatMap(({ lotId, remaining, expiresOn }) =>
          expiresOn === lastDay ? [{ payerId, currency, lotId, remaining, expiresOn }] : [],
        ),
      );
  }
}
