import { formatDateToken } from './date-token.js';
import { emojiFor } from './emoji.js';
import { decodeEntities } from './entities.js';
import type { Inline } from './inline.js';

type Rule = { pattern: RegExp; read: (match: RegExpExecArray) => Inline };

const SAFE_LINK = /^(https?:|mailto:|tel:)/i;

// A style mark counts only at the edge of a word, so that 2*3*4 and snake_case_names stay as typed.
const styled = (mark: string) =>
  new RegExp(
    `(?<![\\p{L}\\p{N}${mark}])${mark}(?=[^\\s${mark}])([^\\n]*?[^\\s${mark}])${mark}(?![\\p{L}\\p{N}])`,
    'u',
  );

/** In order of precedence where two match at the same place. */
const RULES: Rule[] = [
  {
    pattern: /`([^`\n]+)`/,
    read: ([, code = '']) => ({ kind: 'code', text: decodeEntities(code) }),
  },
  { pattern: /<([^<>\n]+)>/, read: ([, inner = '']) => readToken(inner) },
  {
    pattern: styled('\\*'),
    read: ([, inner = '']) => ({ kind: 'bold', children: parseInline(inner) }),
  },
  {
    pattern: styled('_'),
    read: ([, inner = '']) => ({ kind: 'italic', children: parseInline(inner) }),
  },
  {
    pattern: styled('~'),
    read: ([, inner = '']) => ({ kind: 'strike', children: parseInline(inner) }),
  },
  {
    pattern: /https?:\/\/[^\s<>|`]*[^\s<>|`.,;:!?)'"]/,
    read: ([url]) => ({ kind: 'link', url: decodeEntities(url), text: decodeEntities(url) }),
  },
  { pattern: /:([a-z0-9_+-]+):/, read: ([typed, name = '']) => text(emojiFor(name) ?? typed) },
];

/** Reads one stretch of mrkdwn; unknown or broken marks stay as typed. */
export function parseInline(source: string): Inline[] {
  const first = firstMatch(source);
  if (!first) return source === '' ? [] : [text(decodeEntities(source))];
  const { match, rule } = first;
  return [
    ...(match.index > 0 ? [text(decodeEntities(source.slice(0, match.index)))] : []),
    rule.read(match),
    ...parseInline(source.slice(match.index + match[0].length)),
  ];
}

function firstMatch(source: string): { match: RegExpExecArray; rule: Rule } | null {
  let best: { match: RegExpExecArray; rule: Rule } | null = null;
  for (const rule of RULES) {
    const match = rule.pattern.exec(source);
    if (match && (best === null || match.index < best.match.index)) best = { match, rule };
  }
  return best;
}

function text(value: string): Inline {
  return { kind: 'text', text: value };
}

/** What stands between `<` and `>`: a mention, a date, a link, or nothing that Slack knows. */
function readToken(inner: string): Inline {
  const bar = inner.indexOf('|');
  const target = bar < 0 ? inner : inner.slice(0, bar);
  const label = bar < 0 ? null : decodeEntities(inner.slice(bar + 1));
  if (/^@[UW]\w+$/.test(target)) return { kind: 'user', id: target.slice(1) };
  if (/^#[CGD]\w+$/.test(target)) return { kind: 'channel', id: target.slice(1), name: label };
  if (/^!(here|channel|everyone)$/.test(target))
    return { kind: 'mention', text: `@${target.slice(1)}` };
  if (target.startsWith('!subteam^')) return { kind: 'mention', text: label ?? '@group' };
  if (target.startsWith('!date^')) return formatDateToken(target, label ?? '');
  if (SAFE_LINK.test(target)) {
    const url = decodeEntities(target);
    return { kind: 'link', url, text: label ?? url.replace(/^(mailto|tel):/, '') };
  }
  return text(decodeEntities(`<${inner}>`));
}
