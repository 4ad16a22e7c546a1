import type { Store } from '../store/connection.js';
import { claimMails, mailClaimMs, releaseMails } from '../store/outbox/claim-mails.js';
import type { OutboxRow } from '../store/outbox/outbox-row.js';
import { createMarkTogether } from './mark-together.js';
import { type GaveUp, outcomeOf, type SendResult, unmade } from './outcome.js';

/** Mails of which everything is read and made that they need. */
export type MadeMails = {
  /** It reports failures as a result and never throws for them. */
  send(row: OutboxRow): Promise<SendResult>;
  /** Undoes what was made for mails that do not leave now. */
  drop(rows: readonly OutboxRow[]): Promise<void>;
};

/** Makes a page of mails. */
export type MakeMails = (rows: readonly OutboxRow[]) => Promise<MadeMails>;

export type MailDelivery = {
  make: MakeMails;
  now: () => Date;
  stopped: () => boolean;
  gaveUp: GaveUp;
  /** Done before each page is claimed. */
  beforePage: () => Promise<unknown>;
  /** Mails that are sent beside each other. */
  senders: number;
};

/** As many are read and made together, while as many are sent. */
const pageSize = 25;

type Page = { rows: OutboxRow[]; claimedAt: Date; made: MadeMails };

/** What cannot be made together is made one by one, so that one bad mail fails alone. */
async function madeOf(rows: readonly OutboxRow[], parts: MailDelivery): Promise<MadeMails> {
  try {
    return await parts.make(rows);
  } catch (error) {
    const [only, ...more] = rows;
    if (only === undefined || more.length === 0) {
      return { send: async () => unmade(error), drop: async () => undefined };
    }
  }
  const single = new Map<string, MadeMails>();
  for (const row of rows) single.set(row.id, await madeOf([row], parts));
  return {
    send: async (row) => single.get(row.id)?.send(row) ?? unmade(null),
    async drop(dropped) {
      for (const row of dropped) await single.get(row.id)?.drop([row]);
    },
  };
}

async function nextPage(store: Store, parts: MailDelivery): Promise<Page | null> {
  if (parts.stopped()) return null;
  await parts.beforePage();
  const claimedAt = parts.now();
  const rows = await claimMails(store, { now: claimedAt, most: pageSize });
  if (rows.length === 0) return null;
  return { rows, claimedAt, made: await madeOf(rows, parts) };
}

/** Sends a page; what is left of it at a stop, or when it took too long, is given back. */
async function sendPage(
  store: Store,
  { rows, claimedAt, made }: Page,
  parts: MailDelivery,
): Promise<{ tried: number; sent: number }> {
  const mark = createMarkTogether(store);
  const waiting = [...rows];
  const beginUntil = claimedAt.getTime() + mailClaimMs / 2;
  let sent = 0;
  const sender = async () => {
    while (!parts.stopped() && parts.now().getTime() < beginUntil) {
      const row = waiting.shift();
      if (row === undefined) return;
      const result = await made.send(row).catch(unmade);
      const outcome = outcomeOf(row, result, parts.now());
      if (outcome.kind === 'sent') sent += 1;
      else if (outcome.nextAttemptAt === null) {
        const { error, doubted = false } = outcome;
        await parts.gaveUp(row, { error, mayHaveArrived: doubted });
      }
      await mark({ row, outcome });
    }
  };
  await Promise.all(Array.from({ length: parts.senders }, sender));
  await giveBack(store, { rows: waiting, made });
  return { tried: rows.length - waiting.length, sent };
}

async function giveBack(store: Store, { rows, made }: Pick<Page, 'rows' | 'made'>): Promise<void> {
  await made.drop(rows);
  await releaseMails(store, rows);
}

/** The next page is made while one is sent; when that fails, nobody need wait for the claim to end. */
async function sendAndMake(store: Store, page: Page, parts: MailDelivery) {
  const [now, next] = await Promise.allSettled([
    sendPage(store, page, parts),
    nextPage(store, parts),
  ]);
  if (now.status === 'rejected') {
    if (next.status === 'fulfilled' && next.value !== null) {
      await giveBack(store, next.value).catch(() => undefined);
    }
    throw now.reason;
  }
  if (next.status === 'rejected') throw next.reason;
  return { ...now.value, next: next.value };
}

/** Delivers every mail that is due, page by page. */
export async function deliverMails(
  store: Store,
  parts: MailDelivery,
): Promise<{ tried: number; sent: number }> {
  const done = { tried: 0, sent: 0 };
  let page = await nextPage(store, parts);
  while (page !== null) {
    const { tried, sent, next } = await sendAndMake(store, page, parts);
    done.tried += tried;
    done.sent += sent;
    page = next;
  }
  return done;
}
