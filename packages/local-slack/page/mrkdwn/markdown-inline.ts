import type { Inline } from './inline.js';

type Rule = { pattern: RegExp; read: (match: RegExpExecArray) => Inline };

const RULES: Rule[] = [
  { pattern: /`([^`\n]+)`/, read: ([, text = '']) => ({ kind: 'code', text }) },
  {
    pattern: /\[([^\]\n]+)\]\((https?:[^)\s]+|mailto:[^)\s]+)\)/,
    read: ([, text = '', url = '']) => ({ kind: 'link', text, url }),
  },
  {
    pattern: /\*\*([^\n]+?)\*\*/,
    read: ([, inner = '']) => ({ kind: 'bold', children: parseMarkdownInline(inner) }),
  },
  {
    pattern: /~~([^\n]+?)~~/,
    read: ([, inner = '']) => ({ kind: 'strike', children: parseMarkdownInline(inner) }),
  },
  {
    pattern: /(?<![\p{L}\p{N}*_])([*_])(?=\S)([^\n*_]+?)\1(?![\p{L}\p{N}])/u,
    read: ([, , inner = '']) => ({ kind: 'italic', children: parseMarkdownInline(inner) }),
  },
];

/** Standard Markdown inside a line, as the `markdown` block has it. */
export function parseMarkdownInline(source: string): Inline[] {
  const found = RULES.map((rule) => ({ rule, match: rule.pattern.exec(source) }))
    .filter((each) => each.match !== null)
    .sort((one, other) => (one.match?.index ?? 0) - (other.match?.index ?? 0))[0];
  if (!found?.match) return source === '' ? [] : [{ kind: 'text', text: source }];
  const { match, rule } = found;
  return [
    ...(match.index > 0 ? [{ kind: 'text' as const, text: source.slice(0, match.index) }] : []),
    rule.read(match),
    ...parseMarkdownInline(source.slice(match.index + match[0].length)),
  ];
}
