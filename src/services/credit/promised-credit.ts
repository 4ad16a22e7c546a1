import type { Promised } from '../../domain/books/promise.js';
import type { ShownFacts } from '../../domain/books/shown-facts.js';
import { promisedRaise } from '../../domain/credit/promised-amounts.js';
import { digestOf } from '../../store/ledger/digest.js';

/** What a form that showed these facts said that an amount of credit would do. */
export function promisedCredit(typed: { facts: ShownFacts; amount: bigint }): Promised {
  return promisedRaise(typed, digestOf);
}
