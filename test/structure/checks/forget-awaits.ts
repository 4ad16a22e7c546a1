import { isNode, type SyntaxNode, syntaxNodes } from './syntax.js';

/** The text without the `await` of the statements that only wait; `lines` are from 1. */
export function forgetAwaits(file: { name: string; text: string }): {
  text: string;
  lines: number[];
} {
  const starts = syntaxNodes(file).filter(isForgettable).map(startOf);
  const lines = starts.map((start) => file.text.slice(0, start).split('\n').length);
  const text = starts.reduceRight(
    (left, start) => left.slice(0, start) + left.slice(start + 'await '.length),
    file.text,
  );
  return { text, lines };
}

/** The linter does not see through the types of Bolt's own client and `respond`. */
function isForgettable({ type, expression }: SyntaxNode): boolean {
  if (type !== 'ExpressionStatement' || !isNode(expression)) return false;
  const root = rootName(expression['argument']);
  return expression.type === 'AwaitExpression' && root !== 'client' && root !== 'respond';
}

/** `client` of `client.views.open(…)`. */
function rootName(node: unknown): unknown {
  if (!isNode(node)) return undefined;
  return node['name'] ?? rootName(node['callee'] ?? node['object']);
}

function startOf({ start }: SyntaxNode): number {
  return Number(start);
}
