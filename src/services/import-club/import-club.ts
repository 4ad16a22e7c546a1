import type { ImportData } from '../../cli/import-folder/import-data.js';
import type { ImportFault } from '../../cli/import-folder/import-fault.js';
import type { Plan } from '../../domain/plan.js';
import { commitPlans } from '../../store/commit-plans.js';
import { raiseNumber } from '../../store/counters.js';
import { insertRecords, type RecordDocument, type RecordKind } from '../../store/import-writes.js';
import type { Desk } from '../desk.js';
import { invoiceSeries } from '../issue-invoice.js';
import { checkRecords } from './check-records.js';
import { checkReferences } from './check-references.js';
import { findPayers, loadState, payerOf } from './load-payers.js';
import { type MoneyEvent, moneyEvents } from './money-event.js';
import { planPayer } from './plan-payer.js';
import { recordsOf } from './records.js';

/** `booked` money events and `added` records are new; `alreadyThere` were imported before. */
export type ImportResult =
  | { ok: true; booked: number; added: number; alreadyThere: number }
  | { ok: false; faults: ImportFault[] };

type Progress = (done: number, total: number) => void;

/** Events in one transaction; one payer's are never parted, so a kill leaves payers whole. */
const eventsAtOnce = 200;

function byPayer(
  events: readonly MoneyEvent[],
  payers: ReadonlyMap<string, string>,
  clubId: string,
): MoneyEvent[][] {
  const groups = new Map<string, MoneyEvent[]>();
  for (const event of events) {
    const payer = payerOf(event, payers, clubId);
    const group = groups.get(payer);
    if (group === undefined) groups.set(payer, [event]);
    else group.push(event);
  }
  return [...groups.values()];
}

/** Puts payers together until a transaction is full. */
function* batches(groups: readonly MoneyEvent[][]): Generator<MoneyEvent[][]> {
  let batch: MoneyEvent[][] = [];
  let size = 0;
  for (const group of groups) {
    if (size > 0 && size + group.length > eventsAtOnce) {
      yield batch;
      batch = [];
      size = 0;
    }
    batch.push(group);
    size += group.length;
  }
  if (size > 0) yield batch;
}

type BatchPlan = { plans: Plan[]; faults: ImportFault[]; alreadyThere: number };

async function planBatch(desk: Desk, batch: readonly MoneyEvent[][]): Promise<BatchPlan> {
  const state = await loadState(desk, batch.flat());
  const results = batch.map((events) => planPayer(events, state, desk.club, desk.now()));
  return {
    plans: results.flatMap((result) => result.plans),
    faults: results.flatMap((result) => result.faults),
    alreadyThere: results.reduce((sum, result) => sum + result.alreadyThere, 0),
  };
}

async function checkAllRecords(
  desk: Desk,
  data: ImportData,
): Promise<{ fresh: [RecordKind, RecordDocument[]][]; faults: ImportFault[]; there: number }> {
  const fresh: [RecordKind, RecordDocument[]][] = [];
  const faults: ImportFault[] = [];
  let there = 0;
  for (const [kind, records] of recordsOf(data, desk.club)) {
    const checked = await checkRecords(desk, kind, records);
    fresh.push([kind, checked.fresh]);
    faults.push(...checked.faults);
    there += records.length - checked.fresh.length - checked.faults.length;
  }
  return { fresh, faults, there };
}

/** Numbers that the desk gives later start after the imported ones. */
async function raiseInvoiceSeries(desk: Desk, data: ImportData): Promise<void> {
  const numbers = data.invoices.flatMap(({ number }) => {
    const digits = /^INV-(\d{1,15})$/.exec(number)?.[1];
    return digits === undefined ? [] : [BigInt(digits)];
  });
  const highest = numbers.reduce((most, number) => (number > most ? number : most), 0n);
  if (highest > 0n) await raiseNumber(desk.store, invoiceSeries(desk.club.id), highest);
}

/**
 * Writes a checked folder: everything is planned through the ledger's own rules first, and only
 * when no row is refused is anything written. Importing again books nothing twice.
 */
export async function importClub(
  desk: Desk,
  data: ImportData,
  progress: Progress = () => undefined,
): Promise<ImportResult> {
  const events = moneyEvents(data);
  const payers = await findPayers(desk, events);
  const groups = byPayer(events, payers, desk.club.id);
  const records = await checkAllRecords(desk, data);
  const faults = [...(await checkReferences(desk, data)), ...records.faults];
  if (faults.length > 0) return { ok: false, faults };
  for (const batch of batches(groups)) faults.push(...(await planBatch(desk, batch)).faults);
  if (faults.length > 0) return { ok: false, faults };
  for (const [kind, documents] of records.fresh) await insertRecords(desk.store, kind, documents);
  await raiseInvoiceSeries(desk, data);
  const money = await writeMoney(desk, groups, { progress, total: events.length });
  if (!money.ok) return money;
  const added = records.fresh.reduce((sum, [, documents]) => sum + documents.length, 0);
  const { booked } = money;
  return { ok: true, booked, added, alreadyThere: money.alreadyThere + records.there };
}

/** How often a batch is planned anew because the desk changed the same payers meanwhile. */
const batchTries = 5;

async function writeMoney(
  desk: Desk,
  groups: readonly MoneyEvent[][],
  show: { progress: Progress; total: number },
): Promise<ImportResult> {
  const total = { booked: 0, alreadyThere: 0 };
  let done = 0;
  for (const batch of batches(groups)) {
    const planned = await writeBatch(desk, batch);
    if (planned.faults.length > 0) return { ok: false, faults: planned.faults };
    total.booked += planned.plans.length;
    total.alreadyThere += planned.alreadyThere;
    done += batch.reduce((sum, events) => sum + events.length, 0);
    show.progress(done, show.total);
  }
  return { ok: true, added: 0, ...total };
}

async function writeBatch(desk: Desk, batch: readonly MoneyEvent[][]): Promise<BatchPlan> {
  for (let attempt = 1; attempt <= batchTries; attempt += 1) {
    const planned = await planBatch(desk, batch);
    if (planned.faults.length > 0 || planned.plans.length === 0) return planned;
    const result = await commitPlans(desk.store, planned.plans);
    if (result.kind === 'committed') return planned;
  }
  throw new Error('the same payers were changed again and again during the import; start it again');
}
