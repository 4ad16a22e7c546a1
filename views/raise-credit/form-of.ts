import type { ShownClub } from '../../src/blocks/words.js';
import type { InvoiceFacts } from '../../src/services/invoices/invoice-facts.js';
import { movesNow } from '../forms/chosen-anew.js';
import { promisedBy } from './facts.js';
import { type RaiseCreditForm, raiseCreditMetadata } from './modal.js';
import { movedNotice } from './notices.js';
import type { RaiseCreditFields } from './read.js';

/** The form as it stands, around what is chosen in it. */
export function formAround(
  club: ShownClub,
  sent: { metadata: string; fields: RaiseCreditFields },
  chosen: InvoiceFacts | null,
): RaiseCreditForm {
  const kept = raiseCreditMetadata.read(sent.metadata);
  const { operationId, search, filled, asked, beneath } = kept;
  const { line, amountText } = sent.fields;
  return {
    ...{ club, operationId, search, filled, asked, beneath },
    ...{ chosen, line, amountText: amountText ?? filled.text, typed: sent.fields },
    ...{
      moves: movesNow(kept, chosen && { ...chosen, facts: promisedBy(chosen) }),
      notice: null,
      secondPerson: null,
      lookAlike: null,
    },
  };
}

/** The same while somebody fills it in, with a sentence on top when the facts moved under it. */
export function formAsItMoves(
  form: RaiseCreditForm,
  sent: { metadata: string; fields: RaiseCreditFields },
): RaiseCreditForm {
  const before = raiseCreditMetadata.read(sent.metadata);
  const shown = before.shown === sent.fields.invoiceId ? before.facts : null;
  return { ...form, notice: movedNotice(shown, form, null) };
}
