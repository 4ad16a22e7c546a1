import { posix } from 'node:path';
import type { SourceFiles } from './source-files.js';
import { isNode, literalText, type SyntaxNode, syntaxNodes } from './syntax.js';

export type Import = {
  /** A file of the project (`src/domain/refusals.ts`) or a package (`node:fs`, `@slack/bolt`). */
  target: string;
  kind: 'file' | 'package';
  /** Nothing of it is left when the program runs: `import type`, `export type`, `import('…').T`. */
  isTypeOnly: boolean;
};

const IMPORTING_NODES: ReadonlySet<string> = new Set([
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
  'ImportExpression',
  'TSImportType',
]);

/** What a file imports and re-exports, in every way there is to write it. */
export function readImports(name: string, files: SourceFiles): Import[] {
  const found: Import[] = [];
  for (const node of syntaxNodes({ name, text: files.get(name) ?? '' })) {
    const written = writtenTarget(node, name);
    if (written !== undefined) {
      found.push({ ...resolve(written, name, files), isTypeOnly: isTypeOnly(node) });
    }
  }
  return found;
}

function writtenTarget(node: SyntaxNode, name: string): string | undefined {
  if (!IMPORTING_NODES.has(node.type)) return undefined;
  const { source } = node;
  const text = literalText(source);
  // `export const …` has no source.
  if (text === undefined && isNode(source)) {
    throw new Error(`${name} imports a computed name: write it as a plain string`);
  }
  return text;
}

/** `import { type A }` is none: the compiler leaves `import {}` behind (verbatimModuleSyntax). */
function isTypeOnly(node: SyntaxNode): boolean {
  return (
    node.type === 'TSImportType' || node['importKind'] === 'type' || node['exportKind'] === 'type'
  );
}

function resolve(written: string, name: string, files: SourceFiles): Omit<Import, 'isTypeOnly'> {
  if (!written.startsWith('.')) {
    return { target: packageName(written), kind: 'package' };
  }
  const path = posix.join(posix.dirname(name), written);
  const stem = path.replace(/\.js$/, '');
  const target = [`${stem}.ts`, `${stem}.tsx`].find((candidate) => files.has(candidate));
  return { target: target ?? path, kind: 'file' };
}

/** `csv-parse/sync` is of `csv-parse`, `@slack/bolt/x` of `@slack/bolt`; `node:fs/promises` stays. */
function packageName(written: string): string {
  if (written.startsWith('node:')) return written;
  return written.split('/', written.startsWith('@') ? 2 : 1).join('/');
}
