import { paysForText } from '../../src/blocks/contact-option.js';
import type { Actor } from '../../src/domain/people/actor.js';
import { type PayerFacts, readPayerFacts } from '../../src/services/people/payer-facts.js';
import { findPayers } from '../../src/services/people/search-contacts.js';
import type { FormStart } from './open-form.js';
import type { Surroundings } from './surroundings.js';

/** `notice` says who pays for whom, where a child was typed. */
export type PayerStart = { payer: PayerFacts | null; search: string; notice: string | null };

/** The payer to begin a form with; null when nobody is found for what was typed. */
export async function findPayer(
  { desk }: Surroundings,
  actor: Actor,
  start: FormStart,
): Promise<PayerStart | null> {
  if (start.kind === 'empty') return { payer: null, search: '', notice: null };
  if (start.kind === 'record') {
    return { payer: await readPayerFacts(desk, actor, start.id), search: '', notice: null };
  }
  const { text } = start;
  const { payers, total } = await findPayers(desk, actor, { text, limit: 1 });
  const [first] = payers;
  if (first === undefined) return null;
  if (total > 1) return { payer: null, search: text, notice: null };
  const payer = await readPayerFacts(desk, actor, first.payer.id);
  return { payer, search: '', notice: paysForText(first) };
}
