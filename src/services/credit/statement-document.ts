import { formatAmount } from '../../domain/amounts/money.js';
import { movementSentence } from '../../domain/books/movement-words.js';
import type { StatementDocument } from '../../domain/credit/statement-document.js';
import type { Actor } from '../../domain/people/actor.js';
import type { Desk } from '../desk.js';
import { todayOf } from '../desk-day.js';
import { readWholeStatement, type StatementOf } from './whole-statement.js';

/** As many as the page to print has: a second of drawing, for which other documents wait. */
const mostRows = 2_000;

export type StatementFile = {
  title: string;
  fileName: string;
  bytes: Buffer;
  /** What of its words no font can show, such as `Chinese characters`: staff are told. */
  unshown: string[];
};

/**
 * The PDF of a payer's statement in one currency, for staff and for its payer.
 * @throws CreditError `not-allowed`, `not-found`
 */
export async function statementFile(
  desk: Desk,
  actor: Actor,
  wanted: StatementOf,
): Promise<StatementFile> {
  const { club } = desk;
  const most = { ...wanted, most: mostRows };
  const { payer, standing, everything, left } = await readWholeStatement(desk, actor, most);
  const money = (amount: bigint, code: string) => formatAmount(amount, code, club.locale);
  const rows = (everything?.movements ?? []).toReversed().map(({ entry, change, after }) => {
    return { on: entry.occurredOn, what: movementSentence(entry, money), change, after };
  });
  const day = todayOf(desk);
  const facts: StatementDocument = {
    club: { name: club.name, locale: club.locale },
    payer: { name: payer.name, ownId: payer.ownId },
    currency: everything?.currency ?? club.currency,
    ...{ day, madeAt: desk.now(), ...standing, rows, left },
  };
  const file = payer.ownId.replace(/[^\p{L}\p{N}._-]+/gu, '-');
  return {
    title: `Statement of ${payer.name}`,
    fileName: `statement-${file}-${facts.currency}-${day}.pdf`,
    ...(await desk.draw({ kind: 'statement', facts }, 'person')),
  };
}
