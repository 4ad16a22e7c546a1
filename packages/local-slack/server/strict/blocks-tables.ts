import { isObject } from '../json.js';
import { DATA_TABLE_ROWS, SECTION_TEXT_CHARS, TABLE_COLUMNS, TABLE_ROWS } from '../limits.js';
import { blockRule } from './block-rule.js';
import { anything, flag, integer, list, oneOf, shape, text } from './fields.js';
import { type Check, fault } from './place.js';
import { richTextElement } from './rich-text.js';

const rawText = shape({ type: oneOf('raw_text'), text: text(SECTION_TEXT_CHARS) });
const finite: Check = (value, place) => {
  if (typeof value !== 'number' || !Number.isFinite(value)) fault(place, 'must provide a number');
};
const rawNumber = shape({ type: oneOf('raw_number'), value: finite, text: text(100) });
const richCell = shape(
  { type: oneOf('rich_text'), elements: list(richTextElement, { min: 1, max: 100 }) },
  { block_id: anything },
);

const cell: Check = (value, place) => {
  const type = isObject(value) ? value.type : undefined;
  if (type === 'raw_number') return rawNumber(value, place);
  if (type === 'rich_text') return richCell(value, place);
  rawText(value, place);
};
const row = list(cell, { min: 1, max: TABLE_COLUMNS });

export const TABLE_BLOCKS = {
  ...blockRule({
    ...{ type: 'table', surfaces: ['message', 'home'] },
    required: { rows: list(row, { min: 1, max: TABLE_ROWS }) },
    optional: {
      column_settings: list(
        shape({}, { align: oneOf('left', 'center', 'right'), is_wrapped: flag }),
        { min: 0, max: TABLE_COLUMNS },
      ),
    },
  }),
  ...blockRule({
    ...{ type: 'data_table', surfaces: ['message', 'home'] },
    required: {
      caption: text(SECTION_TEXT_CHARS),
      rows: list(row, { min: 2, max: DATA_TABLE_ROWS }),
    },
    optional: {
      page_size: integer(1, 100),
      row_header_column_index: integer(0, TABLE_COLUMNS - 1),
    },
  }),
};
