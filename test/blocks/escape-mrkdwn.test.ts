import { describe, expect, it } from 'vitest';
import { escapeMrkdwn } from '../../src/blocks/escape-mrkdwn.js';
import { bare, safe, safeSentence } from '../../src/blocks/text.js';
import { mrkdwn, plain } from '../../src/blocks/text-objects.js';
import { foldedText } from '../../src/domain/people/folded-text.js';
import { plainText, typedText } from '../../src/domain/people/plain-text.js';
import { contactWords } from '../../src/domain/people/search-words.js';
import { shownText } from '../../src/domain/people/shown-text.js';

it('can neither ping, link nor break a line', () => {
  expect(escapeMrkdwn('<!channel> & <http://x|y>\n> z')).toBe(
    '&lt;!channel&gt; &amp; &lt;http://x|y&gt; &gt; z',
  );
});

it('keeps spaces within a line, and makes one of those around its end', () => {
  expect(escapeMrkdwn('a  b \n\n\t c\u2028d')).toBe('a  b c d');
});

it('turns nothing beside it', () => {
  expect(escapeMrkdwn('Ada \u202e of £5.00')).toBe('Ada  of £5.00');
});

/** The square would take 256 times as long. */
const square = 100;

/** How many times as long sixteen times the text takes; tried anew where noise may have said it. */
function growth(work: (text: string) => unknown, unit: string, tries = 4): number {
  const takes = (length: number) => {
    const text = unit.repeat(Math.ceil(length / unit.length));
    const before = process.cpuUsage();
    work(text);
    const { user, system } = process.cpuUsage(before);
    return user + system;
  };
  // What takes less than this says nothing: it may be the clock's own grain.
  const found = takes(1_000_000) / Math.max(2_000, takes(62_500));
  return found < square || tries === 1 ? found : growth(work, unit, tries - 1);
}

describe('work that grows with the text and not with its square', () => {
  const works: [string, (text: string) => unknown][] = [
    ['escapeMrkdwn', escapeMrkdwn],
    ['safe', (text) => safe(text)],
    ['bare', (text) => bare(text)],
    ['safeSentence', safeSentence],
    ['mrkdwn', mrkdwn],
    ['plain', (text) => plain(text)],
    ['shownText', shownText],
    ['typedText', typedText],
    ['plainText', plainText],
    ['foldedText', foldedText],
    ['contactWords', (name) => contactWords({ name, ownId: 'C1', email: name })],
  ];
  const units = [
    ' ',
    '\t',
    '\u2068',
    '\u2068a',
    'א ',
    'א\u0591',
    '&',
    '.',
    '·',
    '\u0301',
    '\u200b',
  ];

  it.each(works)('%s', (_name, work) => {
    for (const unit of units) {
      expect(growth(work, unit), JSON.stringify(unit)).toBeLessThan(square);
    }
  });
});
