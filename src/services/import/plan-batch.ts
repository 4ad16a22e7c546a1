import type { Unfinished } from '../../domain/people/club-records.js';
import type { Desk } from '../desk.js';
import { loadState } from './load-state.js';
import type { PayerEvents } from './payer-events.js';
import { type PlannedRow, planPayer } from './plan-payer.js';

/** Events read, planned and written together: enough to be fast, few enough to be small. */
export const eventsAtOnce = 200;

export type PayerPlanned = { payer: PayerEvents; rows: Iterable<PlannedRow> };

/** The payers in turn, and those among them that an import left half-way, by stored id. */
export type BatchPlanned = {
  planned: PayerPlanned[];
  unfinished: ReadonlyMap<string, Unfinished>;
};

/** Plans the events of some payers from what is stored now; each payer's only once it is read. */
export async function planBatch(
  desk: Desk,
  batch: readonly PayerEvents[],
  { wholeFolder }: { wholeFolder: boolean },
): Promise<BatchPlanned> {
  const state = await loadState(desk, batch);
  const { closedUpTo } = desk.settings;
  const options = { club: desk.club, closedUpTo, recordedAt: desk.now(), wholeFolder };
  const planned = batch.map((payer) => ({ payer, rows: planPayer(payer, state, options) }));
  return { planned, unfinished: state.unfinished };
}
