import { isObject } from '../json.js';
import { OPTION_CHARS, SELECT_OPTIONS } from '../limits.js';
import { menuOption, plainText } from './composition.js';
import { list, shape } from './fields.js';
import { faultMessages, startAt } from './place.js';

/** An answer may be an empty list: nothing was found. */
const options = list(menuOption, { min: 0, max: SELECT_OPTIONS });
const groups = list(shape({ label: plainText(OPTION_CHARS), options }), {
  min: 0,
  max: SELECT_OPTIONS,
});

/** The faults of an app's answer to `block_suggestion`. */
export function readSuggestions(answer: unknown): string[] {
  const place = startAt('', 'modal');
  const hasGroups = isObject(answer) && answer.option_groups !== undefined;
  shape(hasGroups ? { option_groups: groups } : { options })(answer, place);
  return faultMessages(place.faults);
}
