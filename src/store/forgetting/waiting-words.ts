import type { Leaver } from '../../domain/forgetting/leaver.js';
import type { Store } from '../connection.js';
import { isMessageAbout } from './blank-mails.js';
import { isSame, type WordDocument } from './set-words.js';

/** Who of them it is about, or whom it names. */
type Told = (isAbout: (leaver: Leaver) => boolean) => void;

async function inMessages({ collections }: Store, clubId: string, told: Told): Promise<void> {
  const { outbox } = collections;
  const ready = outbox.find({ clubId, state: 'ready' }).hint('to_send');
  const sending = outbox.find({ clubId, state: 'sending' }).hint('claimed');
  for (const found of [ready, sending]) {
    for await (const row of found) told((leaver) => isMessageAbout(row, leaver));
  }
}

async function inRequests({ db }: Store, clubId: string, told: Told): Promise<void> {
  const open = db.collection<WordDocument>('requests').find({ clubId, state: 'open' });
  for await (const { payerId, reason, input, planned } of open) {
    const words = { reason, input, planned };
    told(({ wordsAbout }) => !isSame(wordsAbout([String(payerId)]).sharedIn(words), words));
  }
}

async function inJobs({ collections }: Store, clubId: string, told: Told): Promise<void> {
  const isOpen = [
    { state: { $in: ['draft' as const, 'running' as const] } },
    { money: 'waiting' as const },
  ];
  for await (const { reason, act } of collections.jobs.find({ clubId, $or: isOpen })) {
    const words = { reason, message: 'message' in act ? act.message : '' };
    told(({ wordsAbout }) => !isSame(wordsAbout([]).sharedIn(words), words));
  }
}

/**
 * Of whom something is still to be sent, decided or done that names them: it keeps what it says until
 * then. The ids of those.
 */
export async function findAwaited(
  store: Store,
  clubId: string,
  leavers: readonly Leaver[],
): Promise<Set<string>> {
  const awaited = new Set<string>();
  if (leavers.length === 0) return awaited;
  const told: Told = (isAbout) => {
    for (const leaver of leavers) if (isAbout(leaver)) awaited.add(leaver.person.id);
  };
  await inMessages(store, clubId, told);
  await inRequests(store, clubId, told);
  await inJobs(store, clubId, told);
  return awaited;
}
