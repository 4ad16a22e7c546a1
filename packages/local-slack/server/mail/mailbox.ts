import type { Bus } from '../bus.js';
import type { Clock } from '../clock.js';
import type { PageMailSummary } from '../page-api.js';
import { SlackRefusal } from '../refusal.js';
import { type MailFiles, mailsInFolder, mailsInMemory } from './mail-files.js';
import { HEAD_BYTES, type ReadMail, readMail, readMailHead } from './read-mail.js';

/** How many mails are kept; the oldest goes when one more arrives. */
export const KEPT_MAILS = 500;

/** The mails that an app sent, instead of their being sent to anybody. */
export type Mailbox = {
  /** Takes one mail as it would be sent: RFC 822, head and all. Resolves when it is kept. */
  deliver(raw: Uint8Array): Promise<void>;
  /** Newest first. */
  list(): Promise<PageMailSummary[]>;
  /** Marks it as read. Refuses with `mail_not_found`. */
  open(id: string): Promise<PageMailSummary & ReadMail>;
  unread(): Promise<number>;
};

type Held = Map<string, PageMailSummary>;

/** Its place in the order, and when it came: `0000000012-1795420000123`. */
function nameOf(place: number, receivedAt: number): string {
  return `${String(place).padStart(10, '0')}-${receivedAt}`;
}

function readName(name: string): { place: number; receivedAt: number } | undefined {
  const [, place, receivedAt] = /^(\d+)-(\d+)$/.exec(name) ?? [];
  return place === undefined ? undefined : { place: Number(place), receivedAt: Number(receivedAt) };
}

async function loadFrom(files: MailFiles): Promise<Held> {
  const kept = (await files.list()).filter(({ name }) => readName(name) !== undefined);
  kept.sort((one, other) => (one.name < other.name ? -1 : 1));
  const held: Held = new Map();
  for (const mail of kept) {
    const { to, subject } = await readMailHead(await files.read(mail, HEAD_BYTES));
    const receivedAt = readName(mail.name)?.receivedAt ?? 0;
    held.set(mail.name, { id: mail.name, to, subject, receivedAt, isRead: mail.isRead });
  }
  return held;
}

function unreadIn(held: Held): number {
  return [...held.values()].filter(({ isRead }) => !isRead).length;
}

export function createMailbox({
  folder,
  clock,
  bus,
}: {
  /** Where they survive a stop; undefined = in memory. */
  folder: string | undefined;
  clock: Clock;
  bus: Bus;
}): Mailbox {
  const files = folder === undefined ? mailsInMemory() : mailsInFolder(folder);
  let loaded: Held | undefined;
  let last: Promise<unknown> = Promise.resolve();
  /** One after another, so that no file is looked for while it is being moved. */
  const inTurn = <Answer>(act: (held: Held) => Answer | Promise<Answer>): Promise<Answer> => {
    const turn = last.then(async () => {
      loaded ??= await loadFrom(files);
      return await act(loaded);
    });
    last = turn.catch(() => undefined);
    return turn;
  };
  const dropOldest = async (held: Held) => {
    for (const [name, { isRead }] of held) {
      if (held.size <= KEPT_MAILS) return;
      held.delete(name);
      await files.remove({ name, isRead });
    }
  };
  return {
    deliver: (raw) =>
      inTurn(async (held) => {
        const receivedAt = clock.now();
        const newest = readName([...held.keys()].at(-1) ?? '')?.place ?? 0;
        const id = nameOf(newest + 1, receivedAt);
        const { to, subject } = await readMailHead(raw);
        await files.write(id, raw);
        const mail = { id, to, subject, receivedAt, isRead: false };
        held.set(id, mail);
        bus.tellAll({ type: 'mail', mail, unread: unreadIn(held) });
        await dropOldest(held);
      }),
    list: () => inTurn((held) => [...held.values()].reverse()),
    open: (id) =>
      inTurn(async (held) => {
        const mail = held.get(id);
        if (mail === undefined) throw new SlackRefusal('mail_not_found');
        const read = await readMail(await files.read({ name: id, isRead: mail.isRead }));
        if (!mail.isRead) {
          await files.markRead(id);
          mail.isRead = true;
          bus.tellAll({ type: 'mail_read', id, unread: unreadIn(held) });
        }
        return { ...mail, ...read };
      }),
    unread: () => inTurn(unreadIn),
  };
}
