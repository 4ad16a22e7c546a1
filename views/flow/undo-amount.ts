import { typedText } from '../forms/form-values.js';
import { requireTypedAmount } from '../forms/typed-amount-field.js';
import type { UndoRequest } from './undo.js';

/**
 * The amount that was typed into a field of an undo, in minor units of the currency that the form
 * showed. @throws FieldErrors with what to type instead
 */
export function undoAmount({ surroundings, values, shown }: UndoRequest, block: string): bigint {
  const { currency } = shown.facts;
  const { locale } = surroundings.desk.club;
  return requireTypedAmount({ block, text: typedText(values, block) }, { currency, locale });
}
