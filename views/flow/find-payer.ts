import { onlyChild, paysForText } from '../../src/blocks/contact-option.js';
import type { Actor } from '../../src/domain/people/actor.js';
import { type PayerFacts, readPayerFacts } from '../../src/services/people/payer-facts.js';
import { findPayers } from '../../src/services/people/search-contacts.js';
import type { FormStart } from './open-form.js';
import type { Surroundings } from './surroundings.js';

/** `notice` says who pays for whom, where a child was typed. */
export type PayerStart = {
  payer: PayerFacts | null;
  /** The one child that was typed. */
  childId: string | null;
  search: string;
  notice: string | null;
};

const nobodyYet = { payer: null, childId: null, search: '', notice: null };

/** The payer to begin a form with; null when nobody is found for what was typed. */
export async function findPayer(
  { desk }: Surroundings,
  actor: Actor,
  start: FormStart,
): Promise<PayerStart | null> {
  if (start.kind === 'empty') return nobodyYet;
  if (start.kind === 'record') {
    return { ...nobodyYet, payer: await readPayerFacts(desk, actor, start.id) };
  }
  const { text } = start;
  const { payers, total } = await findPayers(desk, actor, { text, limit: 1 });
  const [first] = payers;
  if (first === undefined) return null;
  if (total > 1) return { ...nobodyYet, search: text };
  const payer = await readPayerFacts(desk, actor, first.payer.id);
  const childId = onlyChild(first)?.id ?? null;
  return { payer, childId, search: '', notice: paysForText(first) };
}
