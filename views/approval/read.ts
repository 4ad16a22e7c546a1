import { FieldErrors } from '../../src/blocks/field-errors.js';
import { longestComment } from '../../src/domain/approvals/request.js';
import { type FormValues, typedText, visibleText } from '../forms/form-values.js';

/** What was typed as a comment, on one line; the empty text where there is none. */
export function readComment(values: FormValues, id: string): string {
  return visibleText(typedText(values, id)).slice(0, longestComment);
}

/** @throws FieldErrors when there is none */
export function requireComment(values: FormValues, id: string): string {
  const comment = readComment(values, id);
  if (comment === '') {
    throw new FieldErrors({ [id]: 'Say why, for example “Already refunded by bank”.' });
  }
  return comment;
}
