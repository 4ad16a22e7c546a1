import { wordsFor } from '../../src/blocks/words.js';
import type { Need } from '../../src/domain/approvals/needs-second-person.js';
import type { Actor } from '../../src/domain/people/actor.js';
import {
  type FormGiving,
  type SecondPersonHint,
  secondPersonFor,
} from '../../src/services/approvals/form-hint.js';
import { secondPersonWords } from '../forms/second-person.js';
import { readTypedAmount } from '../forms/typed-amount-field.js';
import { shownClub } from './shown-club.js';
import type { Surroundings } from './surroundings.js';

/** What a form says of a second person; null where one person may do it. Plain words. */
export async function secondPersonNotice(
  { desk, edge }: Surroundings,
  actor: Actor,
  hint: SecondPersonHint | null,
): Promise<string | null> {
  if (hint === null || actor.kind !== 'staff') return null;
  if (hint.open !== null) return hint.open.sentence;
  const hasOther = await edge.hasOtherApprover(actor.userId, hint.payerEmail);
  return secondPersonWords(hint, hasOther, wordsFor(shownClub(desk)));
}

/** Whether nobody but this person may approve what many payers get; false where nobody has to. */
export async function nobodyElseApproves(
  { edge }: Pick<Surroundings, 'edge'>,
  actor: Actor,
  need: Need | null,
): Promise<boolean> {
  if (need === null || actor.kind !== 'staff') return false;
  return !(await edge.hasOtherApprover(actor.userId, null));
}

/** The same for an amount that somebody is typing. */
export async function secondPersonForTyped(
  surroundings: Surroundings,
  actor: Actor,
  { amountText, ...giving }: Omit<FormGiving, 'amount'> & { amountText: string },
): Promise<string | null> {
  const { desk } = surroundings;
  const typed = readTypedAmount(amountText, {
    currency: giving.currency,
    locale: desk.club.locale,
  });
  if (!typed.ok) return null;
  const hint = await secondPersonFor(desk, actor, { ...giving, amount: typed.amountMinor });
  return secondPersonNotice(surroundings, actor, hint);
}
