import type { KnownBlock, MrkdwnElement, PlainTextElement, PlainTextOption } from '@slack/types';
import { shownText } from '../domain/people/shown-text.js';
import { cutText } from './cut-text.js';

/** Slack's limits, in characters. */
export const limits = {
  title: 24,
  header: 150,
  section: 3000,
  hint: 2000,
  placeholder: 150,
  optionText: 75,
  optionsInList: 100,
  button: 75,
} as const;

/** Safe to show and no longer than Slack takes, also with the marks that make it safe. */
function cutShown(text: string, longest: number): string {
  let room = longest;
  let shown = shownText(cutText(text, room));
  while (shown.length > longest && room > 0) {
    room -= shown.length - longest;
    shown = shownText(cutText(text, Math.max(room, 0)));
  }
  return shown;
}

/** Text that Slack shows as it is; `:smile:` in a name stays words. */
export function plain(text: string, longest: number = limits.section): PlainTextElement {
  return { type: 'plain_text', text: cutShown(text, longest), emoji: false };
}

/** `text` is escaped by the caller wherever it holds stored words. */
export function mrkdwn(text: string): MrkdwnElement {
  return { type: 'mrkdwn', text: shownText(text), verbatim: true };
}

export function section(text: string): KnownBlock {
  return { type: 'section', text: mrkdwn(text) };
}

export function option(text: string, value: string): PlainTextOption {
  return { text: plain(text, limits.optionText), value };
}

type Offered =
  | { options: PlainTextOption[] }
  | { option_groups: { label: PlainTextElement; options: PlainTextOption[] }[] };

/** A static menu's options; past the hundred that Slack takes in one list, in groups of them. */
export function offer(options: readonly PlainTextOption[]): Offered {
  const perList = limits.optionsInList;
  if (options.length <= perList) return { options: [...options] };
  const count = Math.ceil(options.length / perList);
  const groups = Array.from({ length: count }, (_none, index) => {
    const from = index * perList;
    const part = options.slice(from, from + perList);
    return { label: plain(`${from + 1} to ${from + part.length}`), options: part };
  });
  return { option_groups: groups };
}
