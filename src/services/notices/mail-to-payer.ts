import { invoiceNumbersOf, type MailedNotice } from '../../domain/mail-notice.js';
import type { MailTarget } from '../../domain/notice.js';
import { shortenedAddress } from '../../domain/people/mailbox.js';
import { recordId } from '../../domain/record-id.js';
import { newOutboxRow, type OutboxRow } from '../../store/outbox/outbox-row.js';
import type { Desk } from '../desk.js';

/** How a payer can be told by mail now: `to` is the address as screens show it. */
export type MailWay = { kind: 'off' } | { kind: 'no-address' } | { kind: 'address'; to: string };

export function mailWayOf({ sendsMail }: Desk, address: string | null): MailWay {
  if (!sendsMail) return { kind: 'off' };
  if (address === null) return { kind: 'no-address' };
  return { kind: 'address', to: shortenedAddress(address) };
}

/** The id of the mail about what an entry books. */
export function mailIdOf(entryId: string): string {
  return `${entryId}/mail`;
}

/**
 * A mail to the payer about one event, to be stored with it: one, however much of the event is told.
 * None where the desk sends no mail. The address is looked up when it is sent.
 */
export function mailToPayer(desk: Desk, entryId: string, notice: MailedNotice): OutboxRow[] {
  if (!desk.sendsMail) return [];
  const clubId = desk.club.id;
  const target: MailTarget = { payerId: notice.payerId, purpose: 'notice' };
  const row = newOutboxRow(mailIdOf(entryId), { clubId, target, notice, now: desk.now() });
  const numbers = [...new Set(invoiceNumbersOf(notice))];
  if (numbers.length === 0) return [row];
  return [{ ...row, invoiceIds: numbers.map((number) => recordId(clubId, number)) }];
}
