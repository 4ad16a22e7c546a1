import type { JsonObject } from '../json.js';
import type { PageInputValue } from '../page-api.js';

const FIELDS: Record<string, string> = {
  plain_text_input: 'value',
  email_text_input: 'value',
  url_text_input: 'value',
  number_input: 'value',
  datepicker: 'selected_date',
  timepicker: 'selected_time',
  datetimepicker: 'selected_date_time',
  users_select: 'selected_user',
  conversations_select: 'selected_conversation',
  channels_select: 'selected_channel',
  multi_users_select: 'selected_users',
  multi_conversations_select: 'selected_conversations',
  multi_channels_select: 'selected_channels',
};

/** What a person typed or picked, as the page would report it. */
export function typedValue(element: JsonObject, value: string | string[]): PageInputValue {
  const type = String(element.type);
  if (type === 'rich_text_input') {
    const text = { type: 'rich_text_section', elements: [{ type: 'text', text: value }] };
    return { type, rich_text_value: { type: 'rich_text', elements: [text] } };
  }
  const field = FIELDS[type];
  if (field === undefined) throw new Error(`A ${type} cannot be typed into; use choose().`);
  if (field.startsWith('selected_') && field.endsWith('s')) {
    return { type, [field]: Array.isArray(value) ? value : [value] };
  }
  return { type, [field]: value };
}
