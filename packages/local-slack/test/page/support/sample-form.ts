import type { AnyBlock, InputBlock, InputBlockElement, PlainTextOption } from '@slack/types';

export function plain(text: string) {
  return { type: 'plain_text' as const, text };
}

export function option(text: string, value: string, description?: string): PlainTextOption {
  return { text: plain(text), value, ...(description && { description: plain(description) }) };
}

/** An input block whose block id and action id are both `name`. */
export function input(
  name: string,
  label: string,
  element: InputBlockElement,
  more: Partial<InputBlock> = {},
): InputBlock {
  return {
    type: 'input',
    block_id: name,
    label: plain(label),
    element: { ...element, action_id: name },
    ...more,
  };
}

const OPTIONS = [option('Class cancelled', 'cancelled'), option('Left the club', 'left')];

/** Every kind of input, with initial values for about half of them. */
export const EVERY_INPUT: AnyBlock[] = [
  input(
    'invoice',
    'Invoice',
    {
      type: 'external_select',
      min_query_length: 0,
      placeholder: plain('Search by number or name'),
      focus_on_load: true,
    },
    { dispatch_action: true, hint: plain('Type at least one letter.') },
  ),
  input('amount', 'Amount', { type: 'plain_text_input', placeholder: plain('For example 12.50') }),
  input('count', 'Places', {
    type: 'number_input',
    is_decimal_allowed: false,
    initial_value: '2',
    min_value: '1',
  }),
  input('email', 'Email', { type: 'email_text_input' }, { optional: true }),
  input('link', 'Website', { type: 'url_text_input' }, { optional: true }),
  input('reason', 'Reason', {
    type: 'static_select',
    placeholder: plain('Choose a reason'),
    option_groups: [
      { label: plain('Club'), options: OPTIONS },
      { label: plain('Family'), options: [option('Moved away', 'moved')] },
    ],
  }),
  input('days', 'Days', {
    type: 'multi_static_select',
    options: ['Monday', 'Tuesday', 'Wednesday'].map((day) => option(day, day)),
    initial_options: [option('Monday', 'Monday')],
  }),
  input('people', 'People', { type: 'multi_external_select', min_query_length: 2 }),
  input('who', 'Approver', { type: 'users_select', initial_user: 'U2' }),
  input('where', 'Post to', { type: 'channels_select', initial_channel: 'C1' }),
  input('notify', 'Notify customer', {
    type: 'radio_buttons',
    options: [option('Yes', 'yes', 'By email to p…@family.example'), option('No', 'no')],
    initial_option: option('Yes', 'yes', 'By email to p…@family.example'),
  }),
  input(
    'extras',
    'Extras',
    {
      type: 'checkboxes',
      options: [option('Keep the place', 'keep'), option('Send a receipt', 'receipt', 'As a PDF')],
    },
    { optional: true },
  ),
  input('from', 'From', { type: 'datepicker', initial_date: '2026-11-23' }),
  input('at', 'Time', { type: 'timepicker', initial_time: '17:00' }),
  input(
    'note',
    'Note to customer',
    { type: 'plain_text_input', multiline: true, max_length: 40 },
    { optional: true },
  ),
];
