import type { Document } from 'mongodb';
import type { BlankedWords } from '../../domain/forgetting/blanked-words.js';
import type { Person } from '../../domain/forgetting/forgotten.js';
import { withoutText } from '../../domain/forgetting/text-gone.js';
import type { Store } from '../connection.js';
import type { OutboxRow } from '../outbox/outbox-row.js';
import type { Stored } from '../stored.js';

type Row = Stored<OutboxRow>;

/** What tells of the forgetting itself holds no word about anybody, and is still to be sent. */
function isOfForgetting({ notice }: Row): boolean {
  return 'request' in notice && notice.request.act === 'forget-person';
}

/** Whether a message went to them, tells of what is theirs, or names them. */
function isAbout({ target, notice, lastError }: Row, { id }: Person, words: BlankedWords): boolean {
  if ('payerId' in target && target.payerId === id) return true;
  if ('payerId' in notice && notice.payerId === id) return true;
  const said: Document = { notice, lastError };
  return textOf(words.sharedIn(said)) !== textOf(said);
}

function textOf(value: unknown): string {
  return JSON.stringify(value, (_key, each) => (typeof each === 'bigint' ? `${each}n` : each));
}

/** That something was sent, and when, stays; what and where to goes. */
export async function blankMessages(
  { collections }: Store,
  person: Person,
  { words, now, stopped }: { words: BlankedWords; now: Date; stopped: () => boolean },
): Promise<void> {
  const { outbox } = collections;
  // All of them: no index leads from a person to what names them, and this is done a few times a year.
  for await (const row of outbox.find({ clubId: person.clubId })) {
    if (stopped()) return;
    if (isOfForgetting(row) || !isAbout(row, person, words)) continue;
    const isOver = row.state === 'sent';
    await outbox.updateOne(
      { _id: row._id },
      {
        $set: {
          notice: withoutText(row.notice),
          textGoneAt: row.textGoneAt ?? now,
          lastError: null,
          // There is nothing left that could be sent.
          state: isOver ? 'sent' : 'given-up',
        },
        $unset: { sentTo: '' },
      },
    );
  }
}

/** Their private page is closed: nobody is let in, and no address is kept. */
export async function closeAccountPage(
  { models, collections }: Store,
  { id: payerId, clubId, names }: Person,
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
