import type { InputBlock } from '@slack/types';
import { input } from '../../src/blocks/inputs.js';
import { textInput } from '../../src/blocks/layout.js';
import { option, plain } from '../../src/blocks/text-objects.js';
import type { ShownClub } from '../../src/blocks/words.js';
import {
  longestReasonWords,
  otherReason,
  reasonInWords,
} from '../../src/domain/credit/credit-note.js';
import { firstSettings } from '../../src/domain/settings/club-settings.js';
import { longestListedReason } from '../../src/domain/settings/setting-faults.js';
import { chosenValue, type FormValues, typedIfAsked, visibleText } from './form-values.js';

/** The block ids of the list and of the words behind Other. */
export type ReasonIds = { reason: string; other: string };

/** What was chosen; `otherWords` null where they were not asked for. */
export type TypedReason = { reason: string | null; otherWords: string | null };

/**
 * The club's reasons, and a field for words as soon as the chosen one says nothing by itself; `hint`
 * stands below that.
 */
export function reasonListInputs(
  ids: ReasonIds,
  typed: TypedReason | null,
  { hint, reasons = firstSettings.reasons }: { hint: string; reasons: ShownClub['reasons'] },
): InputBlock[] {
  const options = [...reasons, otherReason].map((reason) => option(reason, reason));
  const initial = options.find(({ value }) => value === typed?.reason);
  const reason = input({
    id: ids.reason,
    label: 'Reason',
    dispatch: true,
    element: {
      type: 'static_select',
      placeholder: plain('Choose a reason'),
      options,
      ...(initial === undefined ? {} : { initial_option: initial }),
    },
  });
  if (typed?.reason !== otherReason) return [reason];
  const words = textInput({
    id: ids.other,
    label: 'Reason in words',
    hint,
    initial: typed.otherWords ?? '',
    maxLength: longestReasonWords,
  });
  return [reason, words];
}

export function typedReason(values: FormValues, ids: ReasonIds): TypedReason {
  return {
    reason: chosenValue(values, ids.reason),
    otherWords: typedIfAsked(values, ids.other),
  };
}

/** The reason as it is kept; null, with a sentence beside the field, where there is none. */
export function parseReason(
  typed: TypedReason,
  ids: ReasonIds,
  errors: Record<string, string>,
): string | null {
  // One that was taken off the list since the form was opened is taken: the form offered it.
  const reason = visibleText(typed.reason ?? '');
  if (reason === '' || reason.length > longestListedReason) {
    errors[ids.reason] = 'Choose a reason from the list.';
    return null;
  }
  if (reason !== otherReason) return reason;
  const words = visibleText(typed.otherWords ?? '');
  if (words === '') {
    errors[ids.other] = 'Say in words why, for example “Moved to another town”.';
  } else if (words.length > longestReasonWords) {
    errors[ids.other] = `A reason has at most ${longestReasonWords} characters. Shorten it.`;
  }
  return reasonInWords(words);
}
