export type MarkdownPart =
  | { kind: 'heading' | 'paragraph' | 'quote'; text: string }
  | { kind: 'bullets' | 'numbers'; items: string[] }
  | { kind: 'table'; rows: string[][] }
  | { kind: 'pre'; text: string }
  | { kind: 'rule' };

type LineKind = 'heading' | 'quote' | 'bullets' | 'numbers' | 'table' | 'rule' | 'blank' | 'text';

const PATTERNS: [LineKind, RegExp][] = [
  ['heading', /^#{1,6}\s+/],
  ['rule', /^\s*(?:-{3,}|\*{3,})\s*$/],
  ['quote', /^>\s?/],
  ['bullets', /^\s*[-*+]\s+/],
  ['numbers', /^\s*\d+\.\s+/],
  ['table', /^\s*\|(?=.*\|)/],
  ['blank', /^\s*$/],
];

/** Cuts standard Markdown into its parts; what it does not know stays a paragraph. */
export function parseMarkdown(source: string): MarkdownPart[] {
  return source.split('```').flatMap((part, index): MarkdownPart[] => {
    if (index % 2 === 1) return [{ kind: 'pre', text: part.replace(/^\w*\n|\n$/g, '') }];
    const groups: { kind: LineKind; lines: string[] }[] = [];
    for (const line of part.split('\n')) {
      const [kind, pattern] = PATTERNS.find(([, each]) => each.test(line)) ?? ['text', /^/];
      const content = line.replace(pattern, '');
      const last = groups.at(-1);
      if (last?.kind === kind && kind !== 'heading') last.lines.push(content);
      else groups.push({ kind, lines: [content] });
    }
    return groups.flatMap(({ kind, lines }) => toPart(kind, lines));
  });
}

function toPart(kind: LineKind, lines: string[]): MarkdownPart[] {
  switch (kind) {
    case 'blank':
      return [];
    case 'rule':
      return [{ kind: 'rule' }];
    case 'bullets':
    case 'numbers':
      return [{ kind, items: lines }];
    case 'table':
      return [{ kind, rows: lines.filter((line) => !/^[\s|:-]+$/.test(line)).map(cellsOf) }];
    case 'heading':
    case 'quote':
      return [{ kind, text: lines.join('\n') }];
    case 'text':
      return [{ kind: 'paragraph', text: lines.join('\n') }];
    default:
      return kind satisfies never;
  }
}

function cellsOf(line: string): string[] {
  return line
    .replace(/\|\s*$/, '')
    .split('|')
    .map((cell) => cell.trim());
}
