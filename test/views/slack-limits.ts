import type { HomeView, ModalView } from '@slack/types';
import { readHomeView, readMessageBlocks, readModalView } from 'local-slack/testing';
import { expect } from 'vitest';

/** Fails with Slack's own words when Slack would refuse the view. */
export function expectModal(view: ModalView): string {
  expect(() => readModalView(view)).not.toThrow();
  expectHarmless(view);
  expectSpokenAsShown(view);
  return wordsOf(view);
}

export function expectHome(view: HomeView): string {
  expect(() => readHomeView(view)).not.toThrow();
  expectHarmless(view);
  expectSpokenAsShown(view);
  return wordsOf(view);
}

export function expectMessage(message: { text: string; blocks: unknown }): string {
  expect(message.text).not.toBe('');
  expect(() => readMessageBlocks(message.blocks)).not.toThrow();
  expectHarmless(message);
  expectSpokenAsShown(message);
  return wordsOf(message);
}

/** Who speaks to the computer says what stands on the button. */
function expectSpokenAsShown(value: unknown): void {
  const unlike = spokenButtons(value).filter(
    ({ text, spoken }) => !spoken.toLowerCase().includes(text.toLowerCase()),
  );
  expect(unlike).toEqual([]);
}

function spokenButtons(value: unknown): { text: string; spoken: string }[] {
  if (Array.isArray(value)) return value.flatMap(spokenButtons);
  if (typeof value !== 'object' || value === null) return [];
  const inside = Object.values(value).flatMap(spokenButtons);
  if (!('accessibility_label' in value) || !('text' in value)) return inside;
  return [
    ...inside,
    { text: wordsOf(value.text), spoken: wordsOf({ text: value.accessibility_label }) },
  ];
}

/** No stored text may call people or look like a link. */
function expectHarmless(value: unknown): void {
  expect(mrkdwnTexts(value).join('\n')).not.toMatch(/<(!|https?:|mailto:|@U1\|)/);
}

function mrkdwnTexts(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(mrkdwnTexts);
  if (typeof value !== 'object' || value === null) return [];
  const own = 'type' in value && value.type === 'mrkdwn' && 'text' in value ? [value.text] : [];
  return [
    ...own.filter((text) => typeof text === 'string'),
    ...Object.values(value).flatMap(mrkdwnTexts),
  ];
}

/** Everything that can be read, without the marks that make names harmless. */
export function wordsOf(value: unknown): string {
  return collect(value)
    .join('\n')
    .replaceAll(/[\u2060\u2068\u2069]/g, '');
}

function collect(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(collect);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, entry]) =>
    name === 'text' && typeof entry === 'string' ? [entry] : collect(entry),
  );
}
