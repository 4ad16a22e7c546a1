import { isObject } from '../json.js';
import {
  ALT_TEXT_CHARS,
  CONTEXT_ELEMENTS,
  HEADER_CHARS,
  LABEL_CHARS,
  MARKDOWN_CHARS,
  SECTION_FIELD_CHARS,
  SECTION_FIELDS,
  SECTION_TEXT_CHARS,
} from '../limits.js';
import { blockRule } from './block-rule.js';
import { anyText, plainText, url } from './composition.js';
import { EVERYWHERE } from './element-rule.js';
import { elementIn } from './elements.js';
import { anything, flag, list, oneOf, shape, text } from './fields.js';
import { type Check, fault } from './place.js';
import { richTextElement } from './rich-text.js';

const imageSource: Check = (image, place) => {
  if (!isObject(image)) return;
  const given = [image.image_url, image.slack_file].filter((part) => part !== undefined);
  if (given.length !== 1) fault(place, 'must provide either image_url or slack_file');
};
const picture = { alt_text: text(ALT_TEXT_CHARS) };
const source = { image_url: url, slack_file: anything };

export const imageElement = shape({ type: oneOf('image'), ...picture }, source, imageSource);

const contextElement: Check = (value, place) => {
  const isImage = isObject(value) && value.type === 'image';
  (isImage ? imageElement : anyText(SECTION_TEXT_CHARS))(value, place);
};

const accessory: Check = (value, place) => {
  const isImage = isObject(value) && value.type === 'image';
  (isImage ? imageElement : elementIn('section'))(value, place);
};

const textOrFields: Check = (section, place) => {
  if (!isObject(section)) return;
  if (section.text === undefined && section.fields === undefined) {
    fault(place, 'must provide text or fields');
  }
};

export const TEXT_BLOCKS = {
  ...blockRule({
    ...{ type: 'section', surfaces: EVERYWHERE, rules: [textOrFields] },
    optional: {
      text: anyText(SECTION_TEXT_CHARS),
      fields: list(anyText(SECTION_FIELD_CHARS), { min: 1, max: SECTION_FIELDS }),
      ...{ accessory, expand: flag },
    },
  }),
  ...blockRule({
    ...{ type: 'header', surfaces: EVERYWHERE },
    required: { text: plainText(HEADER_CHARS) },
  }),
  ...blockRule({ type: 'divider', surfaces: EVERYWHERE }),
  ...blockRule({
    ...{ type: 'context', surfaces: EVERYWHERE },
    required: { elements: list(contextElement, { min: 1, max: CONTEXT_ELEMENTS }) },
  }),
  ...blockRule({
    ...{ type: 'image', surfaces: EVERYWHERE, rules: [imageSource] },
    required: picture,
    optional: { ...source, title: plainText(LABEL_CHARS) },
  }),
  ...blockRule({
    ...{ type: 'markdown', surfaces: ['message'] },
    required: { text: text(MARKDOWN_CHARS) },
  }),
  ...blockRule({
    ...{ type: 'rich_text', surfaces: EVERYWHERE },
    required: { elements: list(richTextElement, { min: 1, max: 1_000 }) },
  }),
  ...blockRule({
    ...{ type: 'video', surfaces: EVERYWHERE },
    required: { ...picture, video_url: url, thumbnail_url: url, title: plainText(200) },
    optional: {
      ...{ title_url: url, author_name: text(50), provider_name: text(50) },
      ...{ provider_icon_url: url, description: plainText(200) },
    },
  }),
};
