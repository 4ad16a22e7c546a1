import type { KnownBlock } from '@slack/types';
import { input } from '../../src/blocks/inputs.js';
import { textInput } from '../../src/blocks/layout.js';
import { option } from '../../src/blocks/text-objects.js';
import type { ShownClub } from '../../src/blocks/words.js';
import { longestReference, type WayToPay } from '../../src/domain/payments/ways-to-pay.js';
import { closedHint } from '../forms/closed-hint.js';
import { recordPaymentIds as ids } from './ids.js';

const wayWords: Record<WayToPay, string> = {
  cash: 'Cash',
  bank: 'Bank transfer',
  card: 'Card',
  other: 'Other',
};

const wayOptions = Object.entries(wayWords).map(([way, words]) => option(words, way));

const received = option('Received', 'received');
const onItsWay = option('On its way', 'pending');

/** When and how the money came, how it is found again, and whether it is there yet. */
export function moneyInputs(club: ShownClub): KnownBlock[] {
  return [
    input({
      id: ids.receivedOn,
      label: 'Received on',
      hint: closedHint(
        'The day on which it came, or was sent when it is on its way; not the day of typing.',
        club,
      ),
      element: { type: 'datepicker', initial_date: club.today },
    }),
    input({
      id: ids.how,
      label: 'How',
      element: { type: 'static_select', options: wayOptions },
    }),
    textInput({
      id: ids.reference,
      label: 'Reference',
      hint: 'What finds it again, such as the words on the bank statement.',
      maxLength: longestReference,
      optional: true,
    }),
    input({
      id: ids.state,
      label: 'State',
      hint: 'While money is on its way, no credit can be given on its invoices.',
      element: {
        type: 'radio_buttons',
        options: [received, onItsWay],
        initial_option: received,
      },
    }),
  ];
}
