import { type JournalEntry, ledgerAccount } from '../../domain/books/journal-entry.js';
import {
  type Account,
  accountId,
  availableCredit,
  emptyAccount,
  isExpired,
  type Lot,
} from '../../domain/credit/account.js';
import { expiredOf } from '../../domain/credit/expire-credit.js';
import { paidOutOf } from '../../domain/credit/paid-out.js';
import { liveApplications } from '../../domain/credit/take-back-credit.js';
import { ownId } from '../../domain/record-id.js';
import { findAccount, findMovements } from '../../store/ledger/ledger-reads.js';
import { findLotHistory } from '../../store/ledger/lot-uses.js';
import type { PayerCurrency } from '../../store/ledger/payer-movements.js';
import type { Desk } from '../desk.js';
import { todayOf } from '../desk-day.js';
import { type PageOfMovements, pageOfMovements } from './page-of-movements.js';

export type ShownLot = Lot & { expired: boolean };

/**
 * `change` in minor units; of account credit, above zero = more of it; of everything, above zero
 * = more is owed. `after` is how much of it there was after the entry.
 */
export type Movement = { entry: JournalEntry; change: bigint; after: bigint };

/** What of a lot's credit stands spent on which invoice; on none (null) where it went out as cash. */
export type LotSpent = { invoiceNumber: string | null; amount: bigint };

/**
 * A movement of account credit; `opened` is what it opened, what of that is left now, where the
 * rest is spent, oldest first, and what of it has expired.
 */
export type CreditMovement = Movement & {
  opened: { left: ShownLot | null; spent: LotSpent[]; expired: bigint } | null;
};

/** Account credit in one currency with one page of its movements, newest first. */
export type CreditMovements = PageOfMovements & {
  view: 'credit';
  currency: string;
  account: Account;
  available: bigint;
  lots: ShownLot[];
  movements: CreditMovement[];
};

function changeOf(entry: JournalEntry): bigint {
  const name = ledgerAccount.accountCredit(entry.payerId);
  return -entry.postings
    .filter((posting) => posting.account === name)
    .reduce((sum, posting) => sum + posting.amount, 0n);
}

/** The lot that an entry opened, if it opened one. */
function openedLotId({ kind, id, refs }: JournalEntry): string | null {
  if (kind === 'credit.opened' || kind === 'overpayment.moved') return id;
  return kind === 'credit.raised' ? (refs.creditNoteId ?? null) : null;
}

type Gone = { spent: LotSpent[]; expired: bigint };

/** Where the credit of these lots stands spent, and what of it has expired, by lot. */
async function readGone(
  desk: Desk,
  owner: PayerCurrency,
  lotIds: readonly string[],
): Promise<ReadonlyMap<string, Gone>> {
  const gone = new Map<string, Gone>(lotIds.map((lotId) => [lotId, { spent: [], expired: 0n }]));
  if (lotIds.length === 0) return gone;
  const history = await findLotHistory(desk.store, { ...owner, lotIds });
  for (const { refs, details } of liveApplications(history)) {
    const invoiceNumber = ownId(owner.clubId, refs.invoiceId ?? '');
    for (const { lotId, amount } of details.uses ?? []) {
      gone.get(lotId)?.spent.push({ invoiceNumber, amount });
    }
  }
  for (const [lotId, of] of gone) {
    const amount = paidOutOf(history, (use) => use.lotId === lotId);
    if (amount > 0n) of.spent.push({ invoiceNumber: null, amount });
    of.expired = expiredOf(history, (use) => use.lotId === lotId);
  }
  return gone;
}

/** The numbers of an account have no gap, so a page is a range of its index. */
export async function readCreditMovements(
  desk: Desk,
  owner: PayerCurrency,
  wanted: number,
): Promise<CreditMovements> {
  const today = todayOf(desk);
  const account = (await findAccount(desk.store, accountId(owner))) ?? emptyAccount(owner);
  const shown = pageOfMovements(wanted, Number(account.seq));
  const to = account.seq - BigInt(shown.page * shown.pageSize);
  const numbers = { from: to - BigInt(shown.pageSize), to };
  const entries = await findMovements(desk.store, owner, numbers);
  const lots = account.lots.map((lot) => ({ ...lot, expired: isExpired(lot, today) }));
  const openedIds = entries.flatMap((entry) => openedLotId(entry) ?? []);
  const goneOf = await readGone(desk, owner, openedIds);
  const movements = entries.map((entry) => {
    const lotId = openedLotId(entry);
    const left = lots.find((lot) => lot.lotId === lotId) ?? null;
    const { spent = [], expired = 0n } = goneOf.get(lotId ?? '') ?? {};
    const opened = lotId === null ? null : { left, spent, expired };
    return { entry, change: changeOf(entry), after: entry.outcome.balance ?? 0n, opened };
  });
  const available = availableCredit(account, today);
  const { currency } = owner;
  return { view: 'credit', currency, account, available, lots, movements, ...shown };
}
