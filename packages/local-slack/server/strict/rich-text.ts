import { isObject, textOf } from '../json.js';
import { anything, type Fields, flag, integer, list, oneOf, shape, text } from './fields.js';
import { type Check, fault } from './place.js';

const LONG = 40_000;
const style = shape(
  {},
  {
    ...{ bold: flag, italic: flag, strike: flag, code: flag, underline: flag },
    ...{ highlight: flag, client_highlight: flag, unlink: flag },
  },
);

const INLINE: Record<string, { required: Fields; optional?: Fields }> = {
  text: { required: { text: text(LONG) } },
  link: { required: { url: text(LONG) }, optional: { text: text(LONG), unsafe: flag } },
  user: { required: { user_id: text(LONG) } },
  usergroup: { required: { usergroup_id: text(LONG) } },
  channel: { required: { channel_id: text(LONG) } },
  team: { required: { team_id: text(LONG) } },
  emoji: { required: { name: text(LONG) }, optional: { unicode: text(LONG), url: text(LONG) } },
  broadcast: { required: { range: oneOf('here', 'channel', 'everyone') } },
  color: { required: { value: text(LONG) } },
  date: {
    required: { timestamp: anything, format: text(LONG) },
    optional: { url: text(LONG), fallback: text(LONG) },
  },
};

const inline: Check = (value, place) => {
  if (!isObject(value)) return fault(place, 'must provide an object');
  const type = textOf(value.type) ?? '(none)';
  const form = Object.hasOwn(INLINE, type) ? INLINE[type] : undefined;
  if (form === undefined) return fault(place, `unsupported type: ${type}`);
  shape({ type: anything, ...form.required }, { style, ...form.optional })(value, place);
};

const elements = list(inline, { min: 1, max: 1_000 });
const border = { border: oneOf(0, 1) };
const section = shape({ type: oneOf('rich_text_section'), elements });

const BLOCK_LEVEL: Record<string, Check> = {
  rich_text_section: section,
  rich_text_quote: shape({ type: anything, elements }, border),
  rich_text_preformatted: shape({ type: anything, elements }, { ...border, language: text(50) }),
  rich_text_list: shape(
    {
      type: anything,
      elements: list(section, { min: 1, max: 1_000 }),
      style: oneOf('bullet', 'ordered'),
    },
    { ...border, indent: integer(0, 8), offset: integer(0, 10_000) },
  ),
};

export const richTextElement: Check = (value, place) => {
  const type = isObject(value) ? (textOf(value.type) ?? '(none)') : '(none)';
  const check = Object.hasOwn(BLOCK_LEVEL, type) ? BLOCK_LEVEL[type] : undefined;
  if (check === undefined) return fault(place, `unsupported type: ${type}`);
  check(value, place);
};
