import { FieldErrors } from '../../src/blocks/field-errors.js';
import { chosenAnew } from '../forms/chosen-anew.js';
import { typedAmountIn } from '../forms/filled-amount.js';
import { chosenRecord, type FormValues } from '../forms/form-values.js';
import { amountBlockOf, applyCreditIds as ids, invoiceBlockOf } from './ids.js';

export type ApplyCreditFields = {
  contactId: string | null;
  invoiceId: string | null;
  /** The block in which it is chosen. */
  invoiceBlock: string;
  amountText: string | null;
  /** The block in which it stands. */
  amountBlock: string;
};

/** An invoice counts only while it stands in the list of the payer that is chosen. */
export function readApplyCredit(state: FormValues, clubId: string): ApplyCreditFields {
  const contactId = chosenRecord(state, clubId, ids.contact);
  const list = invoiceBlockOf(contactId ?? '');
  const { recordId: invoiceId, block: invoiceBlock } = chosenAnew(state, clubId, list, ids.invoice);
  const block = amountBlockOf(invoiceId ?? '');
  const found = typedAmountIn(state, ids.amount);
  // One that was filled in for another invoice does not count.
  const isOwn = found !== null && (found.block === block || found.block.startsWith(`${block}:`));
  const amount = isOwn ? found : { block, text: null };
  return { contactId, invoiceId, invoiceBlock, amountText: amount.text, amountBlock: amount.block };
}

/** Without an invoice: beside its field, or beside the payer where no invoice was asked for. */
export function nothingChosen(
  { blocks }: { blocks: readonly { block_id?: string }[] },
  invoiceBlock: string,
): FieldErrors {
  const isAsked = blocks.some((block) => block.block_id === invoiceBlock);
  return new FieldErrors(
    isAsked
      ? { [invoiceBlock]: 'Choose the invoice to pay.' }
      : { [ids.contact]: 'There is no account credit to use. Choose another payer.' },
  );
}

/** @throws FieldErrors beside an invoice of somebody else than the payer that is chosen */
export function requireOwn(
  { payerId, number }: { payerId: string; number: string },
  { contactId, invoiceBlock }: ApplyCreditFields,
): void {
  if (payerId === contactId) return;
  throw new FieldErrors({ [invoiceBlock]: `${number} belongs to another payer.` });
}
