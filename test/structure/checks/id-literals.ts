import type { SourceFiles } from './source-files.js';
import { isNode, literalStart, literalText, type SyntaxNode, syntaxNodes } from './syntax.js';

const OWNER = /^views\/[^/]+\/ids\.ts$/;
const ID_PROPERTIES = new Set(['actionId', 'callbackId', 'action_id', 'callback_id']);
const HANDLER_LISTS = new Set(['submissions', 'actions', 'searches', 'screens']);

/** The value of every entry of every `ids.ts`, with the files that own it. */
export function ownedIds(files: SourceFiles): ReadonlyMap<string, readonly string[]> {
  const owners = new Map<string, string[]>();
  for (const [name, text] of files) {
    if (!OWNER.test(name)) continue;
    for (const { value } of propertiesIn(syntaxNodes({ name, text }))) {
      const id = literalText(value);
      if (id !== undefined) owners.set(id, [...(owners.get(id) ?? []), name]);
    }
  }
  return owners;
}

/** One sentence for every id that is written where it should be imported. */
export function strayIds(files: SourceFiles): string[] {
  const owners = ownedIds(files);
  const shared = [...owners].flatMap(([id, names]) =>
    names.length === 1 ? [] : [`'${id}' is owned twice: ${names.join(', ')}`],
  );
  const stray = [...files].flatMap(([name, text]) => {
    if (OWNER.test(name)) return [];
    const nodes = syntaxNodes({ name, text });
    const used = nodes.flatMap(idsAtTheirPlace);
    const known = nodes.flatMap(writtenTexts).filter((written) => isSpelt(written, owners));
    return [...new Set([...used, ...known])].map(
      (id) => `${name} writes '${id}': import it from ${owners.get(id)?.[0] ?? 'an ids.ts'}`,
    );
  });
  return [...shared, ...stray];
}

/**
 * An id with a dot means nothing else. A form's callback id may also be a right's name or a
 * shortcut's, so it counts only at the place of an id.
 */
function isSpelt(written: string, owners: ReadonlyMap<string, unknown>): boolean {
  return written.includes('.') && owners.has(written);
}

/** A string up to its first colon: `raise-credit.line:${invoiceId}` writes an id too. */
function writtenTexts(node: SyntaxNode): string[] {
  return literalStart(node)?.split(':', 1) ?? [];
}

/** Texts where only an id can be: `actionId: '…'`, `callback_id === '…'`, a handler's key. */
function idsAtTheirPlace(node: SyntaxNode): string[] {
  const { type, key, value, left, right, id, init } = node;
  const texts = (found: unknown[]) => found.map(literalText).filter((text) => text !== undefined);
  if (type === 'Property') return ID_PROPERTIES.has(nameOf(key)) ? texts([value]) : [];
  if (type === 'BinaryExpression') {
    return [left, right].some(isIdMember) ? texts([left, right]) : [];
  }
  if (type !== 'VariableDeclarator' || !HANDLER_LISTS.has(nameOf(id)) || !isNode(init)) return [];
  return propertiesIn(propertyNodes(init))
    .filter((property) => property['computed'] !== true)
    .map((property) => nameOf(property['key']));
}

function isIdMember(node: unknown): boolean {
  return isNode(node) && ID_PROPERTIES.has(nameOf(node['property']));
}

function propertiesIn(nodes: readonly SyntaxNode[]): SyntaxNode[] {
  return nodes.filter(({ type }) => type === 'Property');
}

function propertyNodes({ properties }: SyntaxNode): SyntaxNode[] {
  return Array.isArray(properties) ? properties.filter(isNode) : [];
}

function nameOf(node: unknown): string {
  if (!isNode(node)) return '';
  return typeof node['name'] === 'string' ? node['name'] : (literalText(node) ?? '');
}
