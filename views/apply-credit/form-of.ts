import type { ShownClub } from '../../src/blocks/words.js';
import type { InvoiceFacts } from '../../src/services/invoices/invoice-facts.js';
import type { PayerFacts } from '../../src/services/people/payer-facts.js';
import { movesNow } from '../forms/chosen-anew.js';
import { filledAgain } from '../forms/filled-amount.js';
import { type ApplyCreditForm, applyCreditMetadata, firstAmount, nothingAsked } from './modal.js';
import type { ApplyCreditFields } from './read.js';

/** The form as it stands, around who and what is chosen in it. */
export function formAround(
  club: ShownClub,
  sent: { metadata: string; fields: ApplyCreditFields },
  { payer, chosen }: { payer: PayerFacts | null; chosen: InvoiceFacts | null },
): ApplyCreditForm {
  const metadata = applyCreditMetadata.read(sent.metadata);
  const { operationId, search, filled, asked, beneath } = metadata;
  const { amountText } = sent.fields;
  const amount = amountText === null ? firstAmount(chosen) : { amountText, filled };
  const kept = { club, operationId, search, asked, beneath, moves: movesNow(metadata, chosen) };
  return { ...nothingAsked, ...kept, payer, chosen, ...amount };
}

/** The same with all that can be used in the field for the amount. */
export function filledInFull(form: ApplyCreditForm): ApplyCreditForm {
  const { amountText } = firstAmount(form.chosen);
  return { ...form, amountText, filled: filledAgain(form.filled, amountText) };
}
