import { grouped } from '../../../domain/books/grouped.js';
import { availableCredit } from '../../../domain/credit/account.js';
import type { CreditLeft } from '../../../domain/sessions/jobs/job-review.js';
import type { SessionJob } from '../../../domain/sessions/jobs/session-job.js';
import {
  findContactsWithOrders,
  findLeaverPayers,
  findPayersWhoOwe,
  findPeopleOf,
} from '../../../store/club/leaver-credit.js';
import { findAccountsOfPayers } from '../../../store/ledger/ledger-reads.js';
import type { Desk } from '../../desk.js';
import { todayOf } from '../../desk-day.js';

/**
 * Payers of people whom a job removed who have account credit, owe nothing and have nobody for whom
 * an order is still to be billed: nothing will use that credit. A constant number of queries.
 */
export async function readCreditLeft(desk: Desk, job: SessionJob): Promise<CreditLeft[]> {
  if (job.act.kind !== 'remove-contact' || job.state !== 'finished') return [];
  const { store, club } = desk;
  const today = todayOf(desk);
  const payers = await findLeaverPayers(store, job.id);
  const payerIds = payers.map(({ payerId }) => payerId);
  const [accounts, people, owing] = await Promise.all([
    findAccountsOfPayers(store, { clubId: club.id, payerIds }),
    findPeopleOf(store, { clubId: club.id, payerIds }),
    findPayersWhoOwe(store, { clubId: club.id, payerIds }),
  ]);
  const contactIds = people.map(({ id }) => id);
  const ordered = await findContactsWithOrders(store, { clubId: club.id, contactIds, today });
  const family = grouped(people, ({ payerId }) => payerId);
  const hasOrder = (payerId: string) =>
    (family.get(payerId) ?? []).some(({ id }) => ordered.has(id));
  const names = new Map(payers.map(({ payerId, payerName }) => [payerId, payerName]));
  return accounts.flatMap((account): CreditLeft[] => {
    const { id: accountId, payerId, currency } = account;
    const amount = availableCredit(account, today);
    if (amount === 0n || owing.has(payerId) || hasOrder(payerId)) return [];
    return [{ accountId, payerName: names.get(payerId) ?? '', currency, amount }];
  });
}
