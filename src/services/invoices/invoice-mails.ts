import { type MailedAbout, mailedAboutOf } from '../../domain/forgetting/text-gone.js';
import { isMailed } from '../../domain/mail-notice.js';
import type { Notice } from '../../domain/notice.js';
import { findMailsOfInvoice } from '../../store/outbox/outbox-queue.js';
import type { OutboxState } from '../../store/outbox/outbox-row.js';
import type { Desk } from '../desk.js';

/** A mail that told of an invoice: what about, how far it is, and to which address it left. */
export type InvoiceMail = MailedAbout & {
  /** It can neither be looked at nor sent again any more. */
  isTextGone: boolean;
  state: OutboxState;
  /** As screens show it; null where it did not leave, or an earlier version sent it. */
  sentTo: string | null;
  /** When the mail server took it, else when it was to be sent. */
  at: Date;
  error: string | null;
};

/** Of older ones the account of the payer has the facts. */
const mostShown = 200;

function aboutOf(notice: Notice): MailedAbout | null {
  if (isMailed(notice)) return mailedAboutOf(notice);
  if (notice.kind !== 'text-gone' || notice.about === null) return null;
  const { kind: _kind, about, ...numbers } = notice;
  return { about, ...numbers };
}

/** The mails about an invoice, the newest first. */
export async function mailsOfInvoice(desk: Desk, invoiceId: string): Promise<InvoiceMail[]> {
  const rows = await findMailsOfInvoice(desk.store, invoiceId, mostShown);
  return rows
    .flatMap(({ notice, state, sentTo = null, acceptedAt, createdAt, lastError: error }) => {
      const about = aboutOf(notice);
      if (about === null) return [];
      const isTextGone = notice.kind === 'text-gone';
      return [{ ...about, isTextGone, state, sentTo, at: acceptedAt ?? createdAt, error }];
    })
    .sort((one, other) => other.at.getTime() - one.at.getTime());
}
