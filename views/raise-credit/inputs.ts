import type { InputBlock, KnownBlock } from '@slack/types';
import { input, yesNo } from '../../src/blocks/inputs.js';
import { actions } from '../../src/blocks/layout.js';
import type { Words } from '../../src/blocks/words.js';
import { exampleAmount } from '../../src/domain/amounts/amount-words.js';
import { longestNote } from '../../src/domain/credit/credit-note.js';
import type { InvoiceFacts } from '../../src/services/invoices/invoice-facts.js';
import { type FilledAmount, typedAmountInput } from '../forms/filled-amount.js';
import type { TypedReason } from '../forms/reason-list.js';
import { seeCreditMail } from '../mail-preview/ids.js';
import { maximumFor } from './facts.js';
import { raiseCreditIds } from './ids.js';

/** What was filled in before; a form that is shown once more begins with it. */
export type TypedFields = TypedReason & {
  note: string;
  notify: boolean;
};

export function amountInput(
  facts: InvoiceFacts | null,
  { line, filled }: { line: number | null; filled: FilledAmount },
  { money }: Words,
): InputBlock {
  const currency = facts?.invoice.currency;
  const hint =
    facts === null || currency === undefined
      ? 'In the currency of the invoice, for example 12.50'
      : `${currency}, for example ${exampleAmount(currency)}. At most ${money(maximumFor(facts.invoice, line), currency)}.`;
  return typedAmountInput(filled, { id: raiseCreditIds.amount, hint });
}

export function noteInput(typed: TypedFields | null): InputBlock {
  const initial = typed?.note ?? '';
  return input({
    id: raiseCreditIds.note,
    label: 'Note to customer',
    optional: true,
    hint: 'Kept on the credit note, and in the email about it: words meant for the customer.',
    element: {
      type: 'plain_text_input',
      multiline: true,
      max_length: longestNote,
      ...(initial === '' ? {} : { initial_value: initial }),
    },
  });
}

function notifyHint(facts: InvoiceFacts | null): string {
  if (facts === null) return 'By email, to the address of the payer.';
  const { mail } = facts;
  switch (mail.kind) {
    case 'off':
      return 'Credit Desk sends no email here: SMTP_URL is not set. Yes is kept on the credit note; please tell the customer yourself.';
    case 'no-address':
      return 'The payer has no email address here, so no email can arrive. Please tell the customer yourself.';
    case 'address':
      return `Yes: by email to ${mail.to}, with your note. No: nobody is told.`;
    default:
      return mail satisfies never;
  }
}

/** Whether the payer is told, and where that is possible what the mail would say. */
export function notifyInputs(facts: InvoiceFacts | null, typed: TypedFields | null): KnownBlock[] {
  return [
    input({
      id: raiseCreditIds.notify,
      label: 'Notify customer',
      hint: notifyHint(facts),
      element: yesNo(typed?.notify ?? false),
    }),
    ...(facts?.mail.kind === 'address' ? actions([seeCreditMail()]) : []),
  ];
}
