import { isMailed, type MailedNotice } from '../../domain/mail-notice.js';
import { findMailsOfInvoice } from '../../store/outbox/outbox-queue.js';
import type { OutboxState } from '../../store/outbox/outbox-row.js';
import type { Desk } from '../desk.js';

/** A mail that told of an invoice: what about, how far it is, and to which address it left. */
export type InvoiceMail = {
  notice: MailedNotice;
  state: OutboxState;
  /** As screens show it; null where it did not leave, or an earlier version sent it. */
  sentTo: string | null;
  /** When the mail server took it, else when it was to be sent. */
  at: Date;
  error: string | null;
};

/** Of older ones the account of the payer has the facts. */
const mostShown = 200;

/** The mails about an invoice, the newest first. */
export async function mailsOfInvoice(desk: Desk, invoiceId: string): Promise<InvoiceMail[]> {
  const rows = await findMailsOfInvoice(desk.store, invoiceId, mostShown);
  return rows
    .flatMap(({ notice, state, sentTo = null, acceptedAt, createdAt, lastError: error }) =>
      isMailed(notice) ? [{ notice, state, sentTo, at: acceptedAt ?? createdAt, error }] : [],
    )
    .sort((one, other) => other.at.getTime() - one.at.getTime());
}
