import type { InputBlock } from '@slack/types';
import { input } from '../../src/blocks/inputs.js';
import { textInput } from '../../src/blocks/layout.js';
import { option, plain } from '../../src/blocks/text-objects.js';
import {
  creditReasons,
  longestReasonWords,
  otherReason,
  reasonInWords,
} from '../../src/domain/credit/credit-note.js';
import { longestListedReason } from '../../src/domain/settings/setting-faults.js';
import { chosenValue, type FormValues, typedIfAsked, visibleText } from './form-values.js';

/** The block ids of the list and of the words behind Other. */
export type ReasonIds = { reason: string; other: string };

/** What was chosen; `otherWords` null where they were not asked for. */
export type TypedReason = { reason: string | null; otherWords: string | null };

/** The reason, and a field for words as soon as the reason says nothing by itself. */
export function reasonListInputs(
  ids: ReasonIds,
  typed: TypedReason | null,
  wordsHint: string,
  reasons: readonly string[] = creditReasons.slice(0, -1),
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
    hint: wordsHint,
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
