import type { Invoice } from '../../domain/invoices/invoice.js';
import type { ListedStatus } from '../../domain/invoices/listed-status.js';
import { typedNumber } from '../../domain/invoices/typed-number.js';
import type { Actor } from '../../domain/people/actor.js';
import { payerName } from '../../domain/people/payer-name.js';
import { requireRight } from '../../domain/people/permission.js';
import { recordId } from '../../domain/record-id.js';
import { findContactNames } from '../../store/club/contact-reads.js';
import { searchOffer } from '../../store/club/invoice-offer.js';
import { findByDigitsOrNote, findByWord } from '../../store/club/invoice-text.js';
import { findInvoices } from '../../store/ledger/ledger-reads.js';
import type { Desk } from '../desk.js';

/** An invoice with the names that tell it from others. */
export type OfferedInvoice = {
  invoice: Invoice;
  payerName: string;
  beneficiaryNames: ReadonlyMap<string, string>;
};

/**
 * What a search box offers while a person types; `total` counts all that fit, and with `more` there
 * are more than that.
 * @throws CreditError `not-allowed`
 */
export async function offerInvoices(
  desk: Desk,
  actor: Actor,
  search: { text: string; status: ListedStatus | null; payerId: string | null; limit: number },
): Promise<{ offered: OfferedInvoice[]; total: number; more: boolean }> {
  requireRight(actor, 'see-invoices');
  const { limit, ...filter } = search;
  const found = await searchOffer(desk.store, { ...filter, clubId: desk.club.id }, limit);
  const { invoices, total, more } = found;
  const people = invoices.flatMap(({ payerId, beneficiaryIds }) => [payerId, ...beneficiaryIds]);
  const names = await findContactNames(desk.store, people);
  const offered = invoices.map((invoice) => {
    return { invoice, payerName: payerName(names, invoice.payerId), beneficiaryNames: names };
  });
  return { offered, total, more };
}

/**
 * The id of the invoice with the number that a person typed, in large or small letters, also one without
 * any digit; or with the
 * digits of it, or that of a credit note, where no other invoice has them; null when there is none.
 * @throws CreditError `not-allowed`
 */
export async function findInvoiceIdByNumber(
  desk: Desk,
  actor: Actor,
  typed: string,
): Promise<string | null> {
  requireRight(actor, 'see-invoices');
  const byWord = await findByWord(desk.store, desk.club.id, typed);
  if (byWord !== null) return byWord;
  const spellings = typedNumber(typed)?.spellings ?? [];
  const ids = spellings.map((number) => recordId(desk.club.id, number));
  const found = await findInvoices(desk.store, ids);
  const exact = found.find((invoice) => invoice.number === spellings[0])?.id ?? found[0]?.id;
  return exact ?? findByDigitsOrNote(desk.store, desk.club.id, typed);
}
