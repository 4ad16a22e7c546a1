import type { Product } from '../../domain/people/club-records.js';
import { recordId } from '../../domain/record-id.js';
import { typedDay } from '../../domain/sessions/cancelling/typed-day.js';
import type { NamedSession } from '../../domain/sessions/jobs/job-review.js';
import type { Desk } from '../../services/desk.js';
import { todayOf } from '../../services/desk-day.js';
import {
  sessionsOfDay,
  sessionsOfProduct,
} from '../../services/sessions/cancelling/session-search.js';
import { searchProducts } from '../../services/sessions/leaving/product-search.js';
import { CliError } from '../run-cli.js';
import type { NamedSessions } from './cancel-line.js';

const actor = { kind: 'command-line' } as const;

/** A day as people type it; `what` names the flag. @throws CliError */
export function dayIn(desk: Desk, what: string, text: string): string {
  const day = typedDay(text, todayOf(desk));
  if (day === null) {
    throw new CliError(`${what} ${text} is no day. Type one like 2026-12-03, or tomorrow.`);
  }
  return day;
}

/** The product with this own id, or the only one whose name fits. @throws CliError */
export async function productIn(desk: Desk, text: string): Promise<Product> {
  const { products, total } = await searchProducts(desk, actor, { text, limit: 10 });
  const exact = products.find(({ ownId }) => ownId.toLowerCase() === text.toLowerCase());
  const [first] = products;
  if (exact !== undefined) return exact;
  if (first !== undefined && total === 1) return first;
  if (first === undefined) throw new CliError(`There is no product ${text}. Check the spelling.`);
  const named = products.map(({ ownId, name }) => `${ownId} (${name})`).join(', ');
  throw new CliError(`Several products fit ${text}: ${named}. Name one by its id.`);
}

/** The ids of the sessions that a line names, all still to come where it names a day or a product. */
export async function sessionIdsIn(desk: Desk, named: NamedSessions): Promise<string[]> {
  switch (named.by) {
    case 'ids':
      return named.ids.map((id) => recordId(desk.club.id, id));
    case 'day': {
      const day = dayIn(desk, '--day', named.day);
      return allOf(await sessionsOfDay(desk, actor, { day }), `on ${day}`);
    }
    case 'product': {
      const { id: productId, name } = await productIn(desk, named.product);
      const from = dayIn(desk, '--from', named.from);
      const until = dayIn(desk, '--until', named.until);
      const found = await sessionsOfProduct(desk, actor, { productId, from, until });
      return allOf(found, `of ${name} from ${from} until ${until}`);
    }
    default:
      return named satisfies never;
  }
}

/** All or none: what is beyond the limit of one act is never left out without a word. */
function allOf(
  { sessions, total }: { sessions: readonly NamedSession[]; total: number },
  which: string,
): string[] {
  if (total === 0) {
    throw new CliError(
      `No session ${which} is still to come that is not cancelled. Check the day.`,
    );
  }
  if (total > sessions.length) {
    throw new CliError(
      `${total} sessions ${which} are still to come, and at most ${sessions.length} can be cancelled at once. Name a product, or days that lie closer together.`,
    );
  }
  return sessions.map(({ sessionId }) => sessionId);
}
