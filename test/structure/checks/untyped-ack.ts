import type { SourceFiles } from './source-files.js';
import { isNode, nodesWithin, type SyntaxNode, syntaxNodes } from './syntax.js';

/**
 * Functions that get an `ack` through a parameter without a type of its own. Where the type comes
 * from outside (`const press: ActionHandler = async (_, { ack }) => …`), the linter does not see
 * that `ack` is a promise.
 */
export function untypedAcks(files: SourceFiles): string[] {
  return [...files].flatMap(([name, text]) =>
    syntaxNodes({ name, text })
      .filter(takesUntypedAck)
      .map((node) => {
        const line = text.slice(0, Number(node['start'])).split('\n').length;
        return `${name}:${line} takes an ack without naming its type`;
      }),
  );
}

function takesUntypedAck({ params, body }: SyntaxNode): boolean {
  if (!Array.isArray(params) || !isNode(body)) return false;
  return params
    .filter(isNode)
    .filter((param) => !isNode(param['typeAnnotation']))
    .some((param) => picksAck(param) || asksForAck(param, body));
}

function picksAck({ type, properties }: SyntaxNode): boolean {
  if (type !== 'ObjectPattern' || !Array.isArray(properties)) return false;
  return properties.some((property) => isNode(property) && isNamed(property['key'], 'ack'));
}

/** `pressed.ack` and `const { ack } = pressed` of a parameter `pressed`. */
function asksForAck({ type, name }: SyntaxNode, body: SyntaxNode): boolean {
  if (type !== 'Identifier') return false;
  return [...nodesWithin(body)].some(
    ({ object, property, id, init }) =>
      (isNamed(object, name) && isNamed(property, 'ack')) ||
      (isNamed(init, name) && isNode(id) && picksAck(id)),
  );
}

function isNamed(node: unknown, name: unknown): boolean {
  return isNode(node) && node['name'] === name;
}
