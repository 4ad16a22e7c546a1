import { parseAst } from 'vitest/node';

/** A node of a syntax tree (ESTree with the TypeScript nodes of oxc). */
export type SyntaxNode = { type: string } & Readonly<Record<string, unknown>>;

/** Every node of a file's syntax tree, outer ones first. Throws what the parser throws. */
export function syntaxNodes(file: { name: string; text: string }): SyntaxNode[] {
  const lang = file.name.endsWith('.tsx') ? 'tsx' : 'ts';
  return [...nodesWithin(parseAst(file.text, { lang }))];
}

/** The node itself, where it is one, and every node below it. */
export function* nodesWithin(value: unknown): Generator<SyntaxNode> {
  if (isNode(value)) yield value;
  if (typeof value === 'object' && value !== null) {
    for (const part of Object.values(value)) yield* nodesWithin(part);
  }
}

/** The value of a string that stands there as such, also between backticks. */
export function literalText(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  const { expressions } = node;
  const isWhole = !Array.isArray(expressions) || expressions.length === 0;
  return isWhole ? literalStart(node) : undefined;
}

/** The same, or what stands before the first `${` of a template. */
export function literalStart(node: SyntaxNode): string | undefined {
  const { type, value, quasis } = node;
  if (type === 'Literal' && typeof value === 'string') return value;
  if (type !== 'TemplateLiteral' || !Array.isArray(quasis)) return undefined;
  const [first]: unknown[] = quasis;
  return isNode(first) ? cookedText(first['value']) : undefined;
}

export function isNode(value: unknown): value is SyntaxNode {
  return (
    typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
  );
}

function cookedText(value: unknown): string | undefined {
  return typeof value === 'object' && value !== null && 'cooked' in value
    ? String(value.cooked)
    : undefined;
}
