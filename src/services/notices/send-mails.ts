import { invoiceNumbersOf, isMailed } from '../../domain/mail-notice.js';
import { deliverMails, type MakeMails } from '../../outbox/deliver-mails.js';
import { storeMessage } from '../../store/outbox/outbox-queue.js';
import type { OutboxRow } from '../../store/outbox/outbox-row.js';
import type { Desk } from '../desk.js';
import { answerLinkRequests } from '../links/answer-link-requests.js';

/** As many as the connections to the mail server. */
const senders = 4;

/** Tells the finance channel of a mail that was given up, once for each mail. */
async function tellUndelivered(
  desk: Desk,
  row: OutboxRow,
  { error: why, mayHaveArrived }: { error: string; mayHaveArrived: boolean },
): Promise<void> {
  const { notice, target } = row;
  if (desk.financeChannel === null || !isMailed(notice) || !('purpose' in target)) return;
  const { kind: about } = notice;
  const { payerId } = target;
  const note = 'noteNumber' in notice ? { noteNumber: notice.noteNumber } : {};
  const [number, ...more] = invoiceNumbersOf(notice);
  const invoice = number === undefined || more.length > 0 ? {} : { invoiceNumber: number };
  await storeMessage(desk.store, {
    ...{ id: `${row.id}/undelivered`, clubId: row.clubId, now: desk.now() },
    target: { room: 'finance' },
    notice: { kind: 'mail-undelivered', about, payerId, ...note, ...invoice, why, mayHaveArrived },
  });
  desk.wake('outbox');
}

/**
 * Sends the mails that are due, at the pace of the mail server and beside all other messages. Who asks
 * for a link meanwhile is answered before the next page of them.
 */
export async function sendMails(
  desk: Desk,
  { make, stopped }: { make: MakeMails; stopped: () => boolean },
): Promise<{ tried: number; sent: number }> {
  return deliverMails(desk.store, {
    ...{ make, stopped, senders, now: desk.now },
    gaveUp: (row, why) => tellUndelivered(desk, row, why),
    beforePage: () => answerLinkRequests(desk, stopped),
  });
}
