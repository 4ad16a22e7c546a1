import type { JournalEntry } from '../../domain/books/journal-entry.js';
import { findMessages } from '../../store/outbox/outbox-queue.js';
import type { OutboxState } from '../../store/outbox/outbox-row.js';
import type { Desk } from '../desk.js';
import { mailIdOf } from '../notices/mail-to-payer.js';

/** The mail about a credit note: how far it is, when the mail server took it, or why it did not. */
export type NoteMail = { state: OutboxState; acceptedAt: Date | null; error: string | null };

/** By the id of the credit note; those of which nobody was mailed are not in it. */
export async function mailsOfNotes(
  desk: Desk,
  history: readonly JournalEntry[],
): Promise<Map<string, NoteMail>> {
  const raised = history.filter(({ kind }) => kind === 'credit.raised');
  const rows = await findMessages(
    desk.store,
    raised.map(({ id }) => mailIdOf(id)),
  );
  const mails = new Map<string, NoteMail>();
  for (const { id, refs } of raised) {
    const row = rows.get(mailIdOf(id));
    if (row === undefined || refs.creditNoteId === undefined) continue;
    const { state, acceptedAt = null, lastError: error } = row;
    mails.set(refs.creditNoteId, { state, acceptedAt, error });
  }
  return mails;
}
