import type { Invoice } from '../../domain/invoices/invoice.js';
import { countDue, payerAt, readDueInvoices } from '../../store/sweep/sweep-queue.js';
import type { Desk } from '../desk.js';

/** Hands out the queue page by page to several lanes; no payer is in two pages at once. */
export type PageSource = {
  next(): Promise<Invoice[]>;
  /** Ends the pass here: somebody else is at work in this range, so the next begins elsewhere. */
  leave(): void;
};

/** A queue longer than this is long enough to begin anywhere in it. */
const placesCounted = 50_000;

/**
 * Where this process begins: somewhere in the queue, so that processes that sweep at the same
 * time each have a range of their own. Short queues are begun at their start.
 */
async function chooseStart(desk: Desk, pageSize: number, random: () => number) {
  const due = await countDue(desk.store, desk.club.id, placesCounted);
  if (due <= pageSize * 2) return null;
  return payerAt(desk.store, desk.club.id, Math.floor(random() * due));
}

/** Cuts a full page between two payers; a payer that fills a page goes on in the next pass. */
function wholePayers(page: Invoice[], pageSize: number): Invoice[] {
  if (page.length < pageSize) return page;
  const last = page.at(-1)?.payerId;
  const whole = page.filter((invoice) => invoice.payerId !== last);
  return whole.length > 0 ? whole : page;
}

/** One pass over the queue: from the start to its end, then from the beginning to the start. */
export async function createPageSource(
  desk: Desk,
  options: { pageSize: number; random: () => number },
): Promise<PageSource> {
  const { pageSize, random } = options;
  const start = await chooseStart(desk, pageSize, random);
  let after: string | null = null;
  let wrapped = start === null;
  let ended = false;
  let turn: Promise<unknown> = Promise.resolve();

  const rangeNow = () => ({
    ...(after !== null ? { after } : wrapped || start === null ? {} : { from: start }),
    ...(wrapped && start !== null ? { before: start } : {}),
  });

  const read = async (): Promise<Invoice[]> => {
    while (!ended) {
      const range = { ...rangeNow(), limit: pageSize };
      const page = await readDueInvoices(desk.store, desk.club.id, range);
      const whole = wholePayers(page, pageSize);
      after = whole.at(-1)?.payerId ?? null;
      if (page.length < pageSize) {
        ended = wrapped;
        wrapped = true;
        after = null;
      }
      if (whole.length > 0) return whole;
    }
    return [];
  };

  return {
    next() {
      const mine = turn.then(read, read);
      turn = mine.catch(() => undefined);
      return mine;
    },
    leave() {
      ended = true;
    },
  };
}
