import type { Notice } from '../../domain/notice.js';
import { storeMessages } from '../../store/outbox/outbox-queue.js';
import type { Desk } from '../desk.js';
import type { MailDocuments } from './mail-documents.js';

type MailThatLeft = Pick<MailDocuments, 'unmade' | 'unshown'> & {
  id: string;
  payerId: string;
  notice: Notice;
};

/**
 * Of a job once for each kind of letters, however many people it mails; otherwise once for each
 * credit note, however often it is mailed.
 */
function gapsId({ notice }: MailThatLeft, noteId: string, kinds: readonly string[]): string {
  const about = 'jobId' in notice ? `job ${notice.jobId}` : noteId;
  return `gaps:${about}:${kinds.join('+')}`;
}

/**
 * Tells the finance channel of files that a mail which left does not have, once for each, and of those
 * in which words stand for letters that no font has.
 */
export async function tellOfFiles(desk: Desk, mail: MailThatLeft): Promise<void> {
  const { financeChannel, club } = desk;
  const { id, payerId, unmade, unshown, notice } = mail;
  if (financeChannel === null || unmade.length + unshown.length === 0) return;
  const about = { clubId: club.id, target: { room: 'finance' as const }, now: desk.now() };
  const isOfMany = 'jobId' in notice;
  await storeMessages(desk.store, [
    ...unmade.map((noteNumber) => ({
      ...{ ...about, id: `${id}/without:${noteNumber}` },
      notice: { kind: 'mail-without-note', payerId, noteNumber } as const,
    })),
    ...unshown.map(({ noteNumber, kinds }) => ({
      ...{ ...about, id: gapsId(mail, `${club.id}:${noteNumber}`, kinds) },
      notice: { kind: 'mail-with-gaps', payerId, noteNumber, kinds, isOfMany } as const,
    })),
  ]);
  desk.wake('outbox');
}
