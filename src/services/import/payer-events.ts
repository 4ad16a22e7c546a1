import { type MoneyEvent, type MoneyRow, moneyEvents } from '../../domain/import/money-event.js';
import type { PayerItem } from './staging.js';

/** The events of one payer in their order; `payerId` is the club's own id. */
export type PayerEvents = { payerId: string; money: MoneyRow[]; events: MoneyEvent[] };

/** The money of one bucket by payer. */
export function eventsByPayer(items: readonly PayerItem[]): PayerEvents[] {
  const rows = new Map<string, MoneyRow[]>();
  for (const { payerId, money } of items) {
    const own = rows.get(payerId);
    if (own === undefined) rows.set(payerId, [money]);
    else own.push(money);
  }
  return [...rows].map(([payerId, money]) => ({ payerId, money, events: moneyEvents(money) }));
}

/** Puts whole payers together until a batch has this many events; one payer may have more. */
export function* batchesOf(
  payers: readonly PayerEvents[],
  eventsAtOnce: number,
): Generator<PayerEvents[]> {
  let batch: PayerEvents[] = [];
  let size = 0;
  for (const payer of payers) {
    const count = payer.events.length;
    if (size > 0 && size + count > eventsAtOnce) {
      yield batch;
      batch = [];
      size = 0;
    }
    batch.push(payer);
    size += count;
  }
  if (size > 0) yield batch;
}
