import type { ChainedPlan } from '../../domain/books/plan.js';
import { standing } from '../../domain/credit/credit-note.js';
import type { FaultList } from '../../domain/import/fault-list.js';
import type { Invoice } from '../../domain/invoices/invoice.js';
import type { Unfinished } from '../../domain/people/club-records.js';
import { recordId } from '../../domain/record-id.js';
import type { Desk } from '../desk.js';
import type { ImportCounts } from './checks/check-context.js';
import { batchesOf, eventsByPayer, type PayerEvents } from './payer-events.js';
import { eventsAtOnce, planBatch } from './plan-batch.js';
import type { PlannedRow } from './plan-payer.js';
import { unfinishedFault } from './row-fault.js';
import type { Staging } from './staging.js';

export type MoneyChecked = {
  /** Events that are to be booked. */
  toBook: number;
};

type Check = { desk: Desk; staging: Staging; faults: FaultList; counts: ImportCounts };

/** What there is to book of one payer, by its keys, and whether all of it can be. */
type Fresh = { keys: ReadonlySet<string>; isSound: boolean };

function isVoidInPart({ entry, creditNotes }: ChainedPlan): boolean {
  if (entry?.kind !== 'credit.voided') return false;
  return creditNotes.some(({ after }) => standing(after).toAccount > 0n);
}

/** The plans are dropped, they are made again. */
function freshOf({ faults, counts }: Check, rows: Iterable<PlannedRow>): Fresh {
  const keys = new Set<string>();
  let isSound = true;
  const issued = new Map<string, Invoice>();
  for (const row of rows) {
    if (row.kind === 'fault') {
      faults.add(row.fault);
      isSound = false;
    } else if (row.kind === 'there') counts.alreadyThere += 1;
    else {
      keys.add(row.key);
      if (isVoidInPart(row.plan)) counts.voidedInPart += 1;
      const { before, after } = row.plan.invoice ?? { before: null, after: null };
      if (after !== null && (before === null || issued.has(after.id))) issued.set(after.id, after);
    }
  }
  for (const { autoCollect, autoApply } of issued.values()) {
    if (autoApply === 'due') counts.leftToSweep += 1;
    else if (autoCollect && autoApply === 'done') counts.notSwept += 1;
  }
  return { keys, isSound };
}

/**
 * A payer of whom an import was stopped half-way can only be ended with the rest of its rows. Where one
 * of them is refused that is said, and not that they are missing.
 */
function refuseHalf(
  { faults }: Check,
  { payerId, events }: PayerEvents,
  { mark, fresh: { keys, isSound } }: { mark: Unfinished | undefined; fresh: Fresh },
): void {
  const [first] = events;
  if (mark === undefined || first === undefined || !isSound) return;
  if (keys.has(mark.last) && keys.size >= mark.left) return;
  faults.add(unfinishedFault(first, payerId));
}

/**
 * Plans each payer's money through the ledger's own rules, without writing any of it, and stages
 * the payers for whom there is something to book.
 */
export async function checkMoney(check: Check): Promise<MoneyChecked> {
  const { desk, staging, faults } = check;
  const wholeFolder = faults.isEmpty();
  let toBook = 0;
  for await (const items of staging.payers.buckets()) {
    for (const batch of batchesOf(eventsByPayer(items), eventsAtOnce)) {
      const { planned, unfinished } = await planBatch(desk, batch, { wholeFolder });
      for (const { payer, rows } of planned) {
        const fresh = freshOf(check, rows);
        const mark = unfinished.get(recordId(desk.club.id, payer.payerId));
        refuseHalf(check, payer, { mark, fresh });
        if (faults.isFull()) return { toBook };
        if (fresh.keys.size === 0) continue;
        toBook += fresh.keys.size;
        for (const money of payer.money) {
          await staging.toBook.add(payer.payerId, { payerId: payer.payerId, money });
        }
      }
    }
  }
  return { toBook };
}
