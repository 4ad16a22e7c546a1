import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { modal, section, textInput } from '../../src/blocks/layout.js';
import { safe } from '../../src/blocks/text.js';
import { type ShownClub, wordsFor } from '../../src/blocks/words.js';
import { exampleAmount } from '../../src/domain/amounts/amount-words.js';
import { formatPlainAmount } from '../../src/domain/amounts/money.js';
import type { JobPart } from '../../src/domain/sessions/jobs/job-part.js';
import { beneathShape } from '../forms/beneath.js';
import { operationIdShape, privateMetadata } from '../forms/private-metadata.js';
import { changeAmountsIds, changeAmountsTitle, changeButton } from './ids.js';

export const amountMetadata = privateMetadata(1, {
  /** Nothing is booked by it; two presses at once are one by this. */
  operationId: operationIdShape,
  jobId: z.string().min(1).max(100),
  /** Null = everybody. */
  partId: z.string().max(200).nullable(),
  currency: z.string().length(3),
  beneath: beneathShape,
});

export type AmountPlace = ReturnType<typeof amountMetadata.read>;

function form(place: AmountPlace, text: string, { hint, initial }: Record<string, string>) {
  return modal({
    title: changeAmountsTitle,
    callbackId: changeAmountsIds.callback,
    metadata: amountMetadata.write(place),
    submit: changeButton,
    close: 'Back',
    blocks: [
      section(text),
      textInput({
        ...{ id: changeAmountsIds.amount, label: 'Amount', maxLength: 40 },
        ...(hint === undefined ? {} : { hint }),
        ...(initial === undefined ? {} : { initial }),
      }),
    ],
  });
}

/** One amount for everybody who can get something. */
export function amountForAllModal(place: AmountPlace): ModalView {
  const { currency } = place;
  return form(
    place,
    'Everybody who can get something gets this amount. Where less is possible, it is as much as can still be credited or sent back there.',
    { hint: `${currency}, for example ${exampleAmount(currency)}.` },
  );
}

/** Another amount for one person, up to what can be given for them. */
export function amountForOneModal(place: AmountPlace, part: JobPart, club: ShownClub): ModalView {
  const { currency } = place;
  const { money } = wordsFor(club);
  const pays = part.contactId === part.payerId ? '' : ` (${safe(part.payerName)} pays)`;
  const text = `*${safe(part.name)}*${pays}\nBy price and billing: ${money(part.offered, currency)}. At most ${money(part.most, currency)} can be given.`;
  return form(place, text, {
    hint: `${currency}, for example ${exampleAmount(currency)}. 0 gives nothing.`,
    initial: formatPlainAmount(part.amount, currency),
  });
}
