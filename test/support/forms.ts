import type { ModalHandle } from 'local-slack';
import { issueInvoice } from '../../src/services/invoices/issue-invoice.js';
import { clubId, envelope, forgetIssuedNotices } from './ledger-desk.js';
import type { SlackDesk } from './slack-desk.js';

export type Issued = { id: string; number: string };

/** An invoice of Priya's with a line for each amount, for Asha. */
export async function issueTo(
  { desk }: Pick<SlackDesk, 'desk'>,
  amounts: readonly bigint[],
  options: { payer?: string; autoCollect?: boolean } = {},
): Promise<Issued> {
  const { payer = 'priya', autoCollect = false } = options;
  const payerId = `${clubId}:${payer}`;
  const beneficiaryId = payer === 'priya' ? `${clubId}:asha` : payerId;
  const { invoiceId, invoiceNumber } = await issueInvoice(desk, envelope(), {
    payerId,
    currency: 'GBP',
    dueOn: '2026-12-07',
    autoCollect,
    lines: amounts.map((amount) => {
      return { beneficiaryId, description: 'Autumn term gymnastics', amount };
    }),
  });
  await forgetIssuedNotices(desk);
  return { id: invoiceId, number: invoiceNumber };
}

/** The credit notes of an invoice, as the database has them. */
export async function notesOf({ desk }: Pick<SlackDesk, 'desk'>, invoiceId: string) {
  return desk.store.collections.credit_notes.find({ invoiceId }).sort({ createdAt: 1 }).toArray();
}

/** Opens Raise credit with an invoice, as by its command. */
export async function openCreditForm(
  { slack }: Pick<SlackDesk, 'slack'>,
  userId: string,
  text: string,
): Promise<ModalHandle> {
  const person = slack.driver.as(userId);
  await person.command('/credit', text);
  return person.modal({ title: 'Raise credit' });
}

export async function fillCredit(
  modal: ModalHandle,
  { amount, reason = 'Class cancelled' }: { amount: string; reason?: string },
): Promise<void> {
  await modal.fill('Amount', amount);
  await modal.choose('Reason', reason);
}
