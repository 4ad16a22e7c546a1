import type { InputBlock, KnownBlock, PlainTextOption } from '@slack/types';
import { input, yesNo } from '../../src/blocks/inputs.js';
import { section, textInput } from '../../src/blocks/layout.js';
import { safe } from '../../src/blocks/text.js';
import { option, plain } from '../../src/blocks/text-objects.js';
import { mostSettled } from '../../src/domain/credit/settle-invoices.js';
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

/** The currency of the books: to be chosen until something stands in them. */
function currencyBlock(shown: ShownSettings): KnownBlock {
  const { currency } = shown.values;
  if (shown.isBooked) {
    return section(
      `*Currency*\n${safe(currency)}\nSomething is booked already, so it stays. An invoice can still be in another currency: it says so itself.`,
    );
  }
  return textInput({
    ...{ id: idAt(settingsIds.currency, shown), label: 'Currency', initial: currency },
    hint: 'Its three letters, such as GBP or NOK. It stays as it is from the first booking on',
    maxLength: 3,
  });
}

function timeZoneInput(shown: ShownSettings): InputBlock {
  return input({
    ...{ id: idAt(settingsIds.timeZone, shown), label: 'Time zone' },
    hint: 'It says when a day begins and ends: of a booking, a due date, the last day of credit. Type a city or a part of the world',
    element: {
      type: 'external_select',
      action_id: settingsIds.timeZone,
      min_query_length: 0,
      placeholder: plain('Oslo, for example'),
      initial_option: zoneOption(shown.values.timeZone),
    },
  });
}

export function zoneOption(zone: string): PlainTextOption {
  return option(zone, zone);
}

export function clubBlocks(shown: ShownSettings): KnownBlock[] {
  const { name, locale } = shown.values;
  return [
    textInput({
      ...{ id: idAt(settingsIds.name, shown), label: 'Club name', initial: name },
      maxLength: longestClubName,
    }),
    currencyBlock(shown),
    timeZoneInput(shown),
    textInput({
      ...{ id: idAt(settingsIds.locale, shown), label: 'Language and country', initial: locale },
      hint: 'How amounts and days are written, such as en-GB or nb-NO',
      maxLength: 35,
    }),
  ];
}

export function creditInputs(shown: ShownSettings): InputBlock[] {
  const { reasons, expiryDays, settleOpenInvoices } = shown.values;
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
    input({
      id: idAt(settingsIds.settleOpenInvoices, shown),
      label: 'New credit settles open invoices',
      hint: `Yes: credit that goes to an account is used at once on the payer’s other open auto-collect invoices, the oldest first, up to ${mostSettled} of them. No: they are left to people`,
      element: yesNo(settleOpenInvoices),
    }),
  ];
}
