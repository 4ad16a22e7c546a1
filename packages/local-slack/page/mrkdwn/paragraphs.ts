import { decodeEntities } from './entities.js';
import type { Inline } from './inline.js';
import { parseInline } from './parse-inline.js';

export type Paragraph =
  | { kind: 'text' | 'quote'; lines: Inline[][] }
  | { kind: 'list'; lines: Inline[][] }
  | { kind: 'pre'; text: string };

type Line = { kind: 'text' | 'quote' | 'list'; text: string };

/** Cuts mrkdwn into fenced text, quotes, bullet lists and plain lines. */
export function parseParagraphs(source: string): Paragraph[] {
  return source.split('```').flatMap((part, index, parts): Paragraph[] => {
    const isFenced = index % 2 === 1 && index < parts.length - 1;
    if (isFenced) return [{ kind: 'pre', text: decodeEntities(part.replace(/^\n|\n$/g, '')) }];
    // A fence that was never closed is text like any other.
    const plain = index % 2 === 1 ? `\`\`\`${part}` : part;
    return groupLines(trimBesideFence(plain, index, parts.length));
  });
}

function trimBesideFence(text: string, index: number, count: number): string {
  const start = index > 0 ? text.replace(/^\n/, '') : text;
  return index < count - 1 ? start.replace(/\n$/, '') : start;
}

function groupLines(text: string): Paragraph[] {
  if (text === '') return [];
  const groups: Line[][] = [];
  for (const line of text.split('\n').map(readLine)) {
    const last = groups.at(-1);
    if (last?.[0]?.kind === line.kind) last.push(line);
    else groups.push([line]);
  }
  return groups.map((lines) => ({
    kind: lines[0]?.kind ?? 'text',
    lines: lines.map((line) => parseInline(line.text)),
  }));
}

function readLine(line: string): Line {
  const quote = /^(?:>|&gt;)\s?(.*)$/.exec(line);
  if (quote) return { kind: 'quote', text: quote[1] ?? '' };
  const item = /^\s*•\s+(.*)$/.exec(line);
  if (item) return { kind: 'list', text: item[1] ?? '' };
  return { kind: 'text', text: line };
}
