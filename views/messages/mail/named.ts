import { shownName } from '../../../src/domain/people/shown-text.js';
import { visibleText } from '../../../src/domain/people/visible-text.js';

/**
 * A name, a title or a number within a sentence: one line, so that it cannot pass for a paragraph of
 * the mail, and in one piece, so that letters from right to left do not move an amount beside them.
 */
export function named(text: string): string {
  return shownName(visibleText(text));
}
