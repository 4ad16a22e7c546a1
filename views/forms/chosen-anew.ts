import { z } from 'zod';
import {
  isOpenSame,
  type ShownFacts,
  shownAmount,
  shownAmounts,
} from '../../src/domain/books/shown-facts.js';
import { recordId } from '../../src/domain/record-id.js';
import type { FormValues } from './form-values.js';
import { type KeptPromise, recallPromise } from './kept-promise.js';

/**
 * How often a form was shown once more because the facts had moved. While the id of a block stays,
 * Slack keeps the option that is chosen in it in the words of before, with the amounts of then; so
 * the id changes with the facts, and never otherwise.
 */
export const movesShape = z.int().min(0).max(999);

/** What a form remembers of the record that it shows, with what stands in the books now. */
export function movesNow(
  kept: { shown: string | null; facts: KeptPromise | null; moves: number },
  chosen: { invoice: { id: string }; facts: ShownFacts } | null,
): number {
  if (chosen === null || kept.facts === null || kept.shown !== chosen.invoice.id) return kept.moves;
  return isAsShown(kept.facts, chosen.facts) ? kept.moves : (kept.moves + 1) % 1000;
}

/** Whether every amount is still the one that the form showed, of other open invoices too. */
export function isAsShown(kept: KeptPromise, now: ShownFacts): boolean {
  const { facts } = recallPromise(kept);
  const isSame = shownAmounts.every((name) => shownAmount(facts, name) === shownAmount(now, name));
  return isSame && isOpenSame(facts, now);
}

export function blockAfterMoves(id: string, moves: number): string {
  return moves === 0 ? id : `${id}#${moves}`;
}

/** The block in which a record was chosen, however often the facts moved, and its stored id. */
export function chosenAnew(
  values: FormValues,
  clubId: string,
  id: string,
  action = id,
): { block: string; recordId: string | null } {
  const isOwn = (block: string) => block === id || /^#\d{1,3}$/.test(block.slice(id.length));
  const block = Object.keys(values).find((one) => one.startsWith(id) && isOwn(one)) ?? id;
  const chosen = values[block]?.[action]?.selected_option?.value ?? null;
  return { block, recordId: chosen === null ? null : recordId(clubId, chosen) };
}
