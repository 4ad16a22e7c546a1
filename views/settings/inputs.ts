import type { InputBlock } from '@slack/types';
import { input } from '../../src/blocks/inputs.js';
import { textInput } from '../../src/blocks/layout.js';
import {
  longestClubName,
  longestListedReason,
  mostExpiryDays,
  mostReasons,
} from '../../src/domain/settings/setting-faults.js';
import type { ShownSettings } from '../../src/services/settings/read-settings.js';
import { blockAfterMoves } from '../forms/chosen-anew.js';
import { settingsIds } from './ids.js';

/** A form that is shown anew takes its values from the settings of now, and none that was typed. */
export function idAt(id: string, { seq }: Pick<ShownSettings, 'seq'>): string {
  return blockAfterMoves(id, Number(seq));
}

export function clubInputs(shown: ShownSettings): InputBlock[] {
  const { name, locale } = shown.values;
  return [
    textInput({
      ...{ id: idAt(settingsIds.name, shown), label: 'Club name', initial: name },
      maxLength: longestClubName,
    }),
    textInput({
      ...{ id: idAt(settingsIds.locale, shown), label: 'Language and country', initial: locale },
      hint: 'How amounts and days are written, such as en-GB or nb-NO',
      maxLength: 35,
    }),
  ];
}

export function creditInputs(shown: ShownSettings): InputBlock[] {
  const { reasons, expiryDays } = shown.values;
  const list = reasons.join('\n');
  return [
    input({
      ...{ id: idAt(settingsIds.reasons, shown), label: 'Reasons for credit' },
      hint: `One a line, at most ${mostReasons}; Other always stands at the end`,
      element: {
        type: 'plain_text_input',
        multiline: true,
        max_length: mostReasons * (longestListedReason + 1),
        initial_value: list,
      },
    }),
    textInput({
      ...{ id: idAt(settingsIds.expiryDays, shown), label: 'Credit expires after (days)' },
      hint: `From 1 to ${mostExpiryDays}, such as 365. Empty: never. It is for credit raised from now on; what was given keeps its day`,
      ...{ initial: expiryDays === null ? '' : `${expiryDays}`, maxLength: 10, optional: true },
    }),
  ];
}
