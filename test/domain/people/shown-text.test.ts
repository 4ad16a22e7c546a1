import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shownName, shownText } from '../../../src/domain/people/shown-text.js';

const directions = /[\u061C\u200E\u200F\u202A-\u202E\u2066\u2067]/u;

/** Whether every isolate that is opened is closed, in order, before the text ends. */
function isBalanced(text: string): boolean {
  let open = 0;
  for (const letter of text) {
    if (letter === '\u2068') open += 1;
    if (letter === '\u2069') open -= 1;
    if (open < 0) return false;
  }
  return open === 0;
}

const hostile = fc.constantFrom(
  ...['\u202E', '\u2066', '\u2067', '\u2068', '\u2069', '\u200F', '\u200B', '\u202C', '\uFEFF'],
  ...['a', '1', '£', '·', ' ', 'א', 'م', '&', '<', '`', '\u0301', '\u001B', '👩', '\u200D', '🚀'],
);

describe('a text that is shown', () => {
  it.each([
    ['an overriding mark left open', 'Ada \u202e00.5£', 'Ada 00.5£'],
    ['isolates left open', '\u2067Ada\u2066 \u2068x', 'Ada x'],
    ['closing marks of others', 'Ada\u2069\u202c', 'Ada'],
    ['what repaints a terminal', 'Ada\u001b[2K\u0007', 'Ada[2K'],
    ['fillers that look like nothing', 'A\u3164d\u2800a\u115f', 'Ada'],
    ['piles of marks', `A${'\u0301'.repeat(60)}da`, `A${'\u0301'.repeat(5)}da`],
  ])('is without %s', (_name, text, shown) => {
    expect(shownText(text)).toBe(shown);
    expect(shownName(text)).toBe(shown);
  });

  it('keeps letters from the right to themselves, and amounts out of them', () => {
    expect(shownText('שלום עולם · £5.00 · مرحبا')).toBe(
      '\u2068שלום עולם\u2069 · £5.00 · \u2068مرحبا\u2069',
    );
    expect(shownName('שלום Ada 5')).toBe('\u2068שלום Ada 5\u2069');
    const beside = `${shownName('שלום')} · ${shownName('עולם')}`;
    expect(shownText(beside)).toBe(beside);
  });

  it('cannot turn anything, whatever it is made of, and stays as it is the next time', () => {
    fc.assert(
      fc.property(fc.string({ unit: hostile, maxLength: 60 }), (text) => {
        for (const shown of [shownText(text), shownName(text)]) {
          expect(shown).not.toMatch(directions);
          expect(isBalanced(shown)).toBe(true);
          expect(shownText(shown)).toBe(shown);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
