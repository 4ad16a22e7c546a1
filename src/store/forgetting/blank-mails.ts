import type { Leaver } from '../../domain/forgetting/leaver.js';
import { withoutText } from '../../domain/forgetting/text-gone.js';
import type { Store } from '../connection.js';
import type { OutboxRow } from '../outbox/outbox-row.js';
import type { Stored } from '../stored.js';
import { isSame } from './set-words.js';

export type MessageRow = Pick<
  Stored<OutboxRow>,
  '_id' | 'target' | 'notice' | 'state' | 'attempts' | 'lastError'
>;

/** The payers to whom a message went, or of whom it tells. */
export function payersOfMessage({ target, notice }: Pick<MessageRow, 'target' | 'notice'>) {
  const to = 'payerId' in target ? [target.payerId] : [];
  const of = 'payerId' in notice ? [notice.payerId] : [];
  const ofEach = 'entries' in notice ? notice.entries.map(({ payerId }) => payerId) : [];
  return [...to, ...of, ...ofEach];
}

/** What tells of the forgetting itself holds no word about anybody. */
function isOfForgetting({ notice }: MessageRow): boolean {
  return 'request' in notice && notice.request.act === 'forget-person';
}

/** Whether a message went to them, tells of what is theirs, or names them. */
export function isMessageAbout(row: MessageRow, { person, wordsAbout }: Leaver): boolean {
  if (isOfForgetting(row)) return false;
  const payerIds = payersOfMessage(row);
  if (payerIds.includes(person.id)) return true;
  const { notice, lastError } = row;
  return !isSame(wordsAbout(payerIds).sharedIn({ notice, lastError }), { notice, lastError });
}

/**
 * That something was sent, and when, stays; what and where to goes. False where it is sent once more
 * meanwhile: then nothing is written.
 */
export async function blankMessage(
  { collections }: Store,
  { _id, state, attempts, notice }: MessageRow,
  now: Date,
): Promise<boolean> {
  const { matchedCount } = await collections.outbox.updateOne(
    { _id, state, attempts },
    {
      $set: { notice: withoutText(notice), textGoneAt: now, lastError: null },
      $unset: { sentTo: '' },
    },
  );
  return matchedCount === 1;
}

/** Their private page is closed: nobody is let in, and no address is kept. */
export async function closeAccountPage(
  { models, collections }: Store,
  { id: payerId, clubId, names }: Leaver['person'],
  now: Date,
): Promise<void> {
  const own = { clubId, payerId };
  await models.accountSessions.deleteMany(own);
  const end = { revokedAt: now, revokedBy: 'forget-people' };
  await models.accountLinks.updateMany({ ...own, revokedAt: null }, { $set: end });
  await models.accountLinks.updateMany(own, { $set: { sentTo: null } });
  const { link_requests } = collections;
  for await (const { _id, address } of link_requests.find({ clubId })) {
    const isTheirs = names.some((name) => name.toLowerCase() === address.toLowerCase());
    if (isTheirs) await link_requests.deleteOne({ _id });
  }
}
