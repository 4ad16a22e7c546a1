import type {
  ActionsBlock,
  Button,
  ContextBlock,
  DividerBlock,
  HeaderBlock,
  InputBlock,
  KnownBlock,
  ModalView,
  SectionBlock,
} from '@slack/types';
import { bare, safeSentence } from './text.js';
import { limits, mrkdwn, plain } from './text-objects.js';

/** Below Slack's limit, so that a line break fits too. */
const sectionChars = limits.section - 100;

export type ButtonRequest = {
  text: string;
  actionId: string;
  value?: string;
  style?: 'primary' | 'danger';
  /**
   * What a screen reader says where the same button stands in many rows. `text` stands in it, so that
   * whoever speaks to the computer names what they see.
   */
  spoken?: string;
  /** Asked before it is done; in plain words, since Slack shows no markup there. */
  confirm?: { title: string; text: string };
};

export function button(request: ButtonRequest): Button {
  const { text, actionId, value, style, spoken, confirm } = request;
  return {
    type: 'button',
    text: plain(text),
    action_id: actionId,
    ...(value === undefined ? {} : { value }),
    ...(style === undefined ? {} : { style }),
    ...(confirm === undefined
      ? {}
      : {
          confirm: {
            ...{ title: plain(confirm.title), text: plain(confirm.text) },
            ...{ confirm: plain(text), deny: plain('Cancel') },
          },
        }),
    ...(spoken === undefined ? {} : { accessibility_label: bare(spoken, limits.button) }),
  };
}

export function header(text: string): HeaderBlock {
  return { type: 'header', text: plain(bare(text, limits.header)) };
}

export function section(text: string, accessory?: Button): SectionBlock {
  const block: SectionBlock = { type: 'section', text: mrkdwn(text), expand: true };
  return accessory === undefined ? block : { ...block, accessory };
}

/** Facts in two columns: a bold label above each value; Slack takes ten at most. */
export function facts(pairs: readonly (readonly [label: string, value: string])[]): SectionBlock {
  return {
    type: 'section',
    fields: pairs.map(([label, value]) => mrkdwn(`*${label}*\n${value}`)),
  };
}

export function context(text: string): ContextBlock {
  return { type: 'context', elements: [mrkdwn(text)] };
}

export function actions(buttons: readonly Button[], blockId?: string): ActionsBlock[] {
  if (buttons.length === 0) return [];
  const block: ActionsBlock = { type: 'actions', elements: [...buttons] };
  return [blockId === undefined ? block : { ...block, block_id: blockId }];
}

export const divider: DividerBlock = { type: 'divider' };

/** Lines of text in as few sections as their length allows. */
export function lines(texts: readonly string[]): SectionBlock[] {
  return packed(texts, '\n');
}

/** The same for texts of several lines each, with a blank line between them. */
export function entries(texts: readonly string[]): SectionBlock[] {
  return packed(texts, '\n\n');
}

function packed(texts: readonly string[], gap: string): SectionBlock[] {
  const parts: string[] = [];
  for (const text of texts) {
    const last = parts.at(-1);
    if (last === undefined || last.length + text.length >= sectionChars) parts.push(text);
    else parts[parts.length - 1] = `${last}${gap}${text}`;
  }
  return parts.map((part) => section(part));
}

export type Modal = {
  title: string;
  blocks: KnownBlock[];
  callbackId?: string;
  metadata?: string;
  submit?: string;
  close?: string;
  /** Closing it closes what lies beneath as well: a form whose act was started. */
  clearOnClose?: boolean;
};

export function modal({ title, blocks, callbackId, metadata, ...more }: Modal): ModalView {
  const { submit, close, clearOnClose } = more;
  return {
    type: 'modal',
    title: plain(title, limits.title),
    blocks,
    close: plain(close ?? 'Close'),
    ...(submit === undefined ? {} : { submit: plain(submit) }),
    ...(clearOnClose === true ? { clear_on_close: true } : {}),
    ...(callbackId === undefined ? {} : { callback_id: callbackId }),
    ...(metadata === undefined ? {} : { private_metadata: metadata }),
  };
}

/** A modal with sentences (plain words) on top, about what has to be looked at again. */
export function withNotice(view: ModalView, sentences: readonly string[]): ModalView {
  const notices = sentences.map((sentence) => section(`*${safeSentence(sentence)}*`));
  return { ...view, blocks: [...notices, ...view.blocks] };
}

/** A modal with mrkdwn on top, made safe before. */
export function withMarkup(view: ModalView, markup: string): ModalView {
  return { ...view, blocks: [section(markup), ...view.blocks] };
}

/**
 * A modal with a sentence (plain words) right below one of its inputs; where that is not there,
 * above its first input, and in a view without any at its end.
 */
export function withBeside(
  view: ModalView,
  { sentence, blockId }: { sentence: string; blockId: string | undefined },
): ModalView {
  const { blocks } = view;
  const own = blocks.findIndex((block) => blockId !== undefined && block.block_id === blockId);
  const first = blocks.findIndex(({ type }) => type === 'input');
  const at = own >= 0 ? own + 1 : first >= 0 ? first : blocks.length;
  return { ...view, blocks: blocks.toSpliced(at, 0, section(`*${safeSentence(sentence)}*`)) };
}

/** A short text that a person types; `id` names both the block and its element. */
export function textInput(input: {
  id: string;
  label: string;
  hint?: string;
  initial?: string;
  hold?: string;
  maxLength: number;
  optional?: boolean;
  dispatch?: boolean;
}): InputBlock {
  const { id, label, hint, initial, hold, maxLength, optional, dispatch } = input;
  return {
    type: 'input',
    block_id: id,
    label: plain(label),
    ...(hint === undefined ? {} : { hint: plain(hint) }),
    ...(optional === true ? { optional: true } : {}),
    ...(dispatch === true ? { dispatch_action: true } : {}),
    element: {
      type: 'plain_text_input',
      action_id: id,
      max_length: maxLength,
      ...(hold === undefined ? {} : { placeholder: plain(hold) }),
      ...(initial === undefined || initial === '' ? {} : { initial_value: initial }),
    },
  };
}
