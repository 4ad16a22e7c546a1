import type { PageInputValue } from '../../server/page-api.js';
import type { Choice } from './choices.js';
import type { AnyElement } from './elements.js';

/** What one control holds now: either typed text or choices, never both. */
export type Held = { type: AnyElement['type']; text: string; choices: Choice[] };

const ONE_ID: Record<string, string> = {
  users_select: 'selected_user',
  conversations_select: 'selected_conversation',
  channels_select: 'selected_channel',
};
const MANY_IDS: Record<string, string> = {
  multi_users_select: 'selected_users',
  multi_conversations_select: 'selected_conversations',
  multi_channels_select: 'selected_channels',
};
const MANY_OPTIONS = ['checkboxes', 'multi_static_select', 'multi_external_select'];
const TEXT: Record<string, string> = {
  plain_text_input: 'value',
  number_input: 'value',
  email_text_input: 'value',
  url_text_input: 'value',
  datepicker: 'selected_date',
  timepicker: 'selected_time',
};

/** The shape that Slack puts into `view.state.values`; an empty field is null, never ''. */
export function toSlackValue({ type, text, choices }: Held): PageInputValue {
  const textField = TEXT[type];
  if (textField) return { type, [textField]: text === '' ? null : text };
  if (type === 'datetimepicker') return { type, selected_date_time: toUnixSeconds(text) };
  const oneId = ONE_ID[type];
  if (oneId) return { type, [oneId]: choices[0]?.key ?? null };
  const manyIds = MANY_IDS[type];
  if (manyIds) return { type, [manyIds]: choices.map((choice) => choice.key) };
  if (MANY_OPTIONS.includes(type)) {
    return { type, selected_options: choices.map((choice) => choice.option) };
  }
  return { type, selected_option: choices[0]?.option ?? null };
}

export function isEmpty(held: Held): boolean {
  return held.text === '' && held.choices.length === 0;
}

function toUnixSeconds(localDateTime: string): number | null {
  return localDateTime === '' ? null : Math.floor(new Date(localDateTime).getTime() / 1000);
}

/** The form that a `datetime-local` field wants: the reader's own zone, to the minute. */
export function toLocalDateTime(unixSeconds: number): string {
  const date = new Date(unixSeconds * 1000);
  const local = new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}
