import type { Actor } from '../../src/domain/people/actor.js';
import { type PayerFacts, readPayerFacts } from '../../src/services/people/payer-facts.js';
import { offerContacts } from '../../src/services/people/search-contacts.js';
import type { FormStart } from './open-form.js';
import type { Surroundings } from './surroundings.js';

export type PayerStart = { payer: PayerFacts | null; search: string };

/** The payer to begin a form with; null when nobody is found for what was typed. */
export async function findPayer(
  { desk }: Surroundings,
  actor: Actor,
  start: FormStart,
): Promise<PayerStart | null> {
  if (start.kind === 'empty') return { payer: null, search: '' };
  if (start.kind === 'record') {
    return { payer: await readPayerFacts(desk, actor, start.id), search: '' };
  }
  const { text } = start;
  const [first, second] = await offerContacts(desk, actor, { text, payersOnly: true, limit: 2 });
  if (first === undefined) return null;
  if (second !== undefined) return { payer: null, search: text };
  return { payer: await readPayerFacts(desk, actor, first.id), search: '' };
}
