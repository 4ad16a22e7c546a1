import { invoiceNumbersOf, isMailed } from '../../domain/mail-notice.js';
import { type Delivery, deliverBeside, type SendNotice } from '../../outbox/deliver.js';
import { storeMessage, storeMessages } from '../../store/outbox/outbox-queue.js';
import type { OutboxRow } from '../../store/outbox/outbox-row.js';
import type { Desk } from '../desk.js';

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
    target: { channel: desk.financeChannel },
    notice: { kind: 'mail-undelivered', about, payerId, ...note, ...invoice, why, mayHaveArrived },
  });
  desk.wake('outbox');
}

/** Tells the finance channel of files that a mail which left does not have, once for each. */
export async function tellUnmade(
  desk: Desk,
  { id, payerId, unmade }: { id: string; payerId: string; unmade: readonly string[] },
): Promise<void> {
  const { financeChannel: channel, club } = desk;
  if (channel === null || unmade.length === 0) return;
  const about = { clubId: club.id, target: { channel }, now: desk.now() };
  await storeMessages(
    desk.store,
    unmade.map((noteNumber) => ({
      ...{ ...about, id: `${id}/without:${noteNumber}` },
      notice: { kind: 'mail-without-note', payerId, noteNumber },
    })),
  );
  desk.wake('outbox');
}

/** Sends the mails that are due, at the pace of the mail server and beside all other messages. */
export async function sendMails(
  desk: Desk,
  { send, stopped }: { send: SendNotice; stopped: () => boolean },
): Promise<{ tried: number; sent: number }> {
  const gaveUp: Delivery['gaveUp'] = (row, why) => tellUndelivered(desk, row, why);
  return deliverBeside(desk.store, {
    ...{ send, stopped, gaveUp, senders },
    now: desk.now,
    lane: 'mail',
  });
}
