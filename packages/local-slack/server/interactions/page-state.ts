import { isObject, objectOf } from '../json.js';
import type { PageInputState } from '../page-api.js';
import { readValue, statefulElements } from '../state-values.js';
import type { StateValues } from '../view-state.js';
import { type Acted, choosable } from './container.js';

/** What the page reports of its inputs, reduced to what the view has; the rest stays as it was. */
export function takeState(acted: Acted, state: PageInputState): StateValues {
  const values: StateValues = {};
  for (const placed of statefulElements(acted.blocks)) {
    const { blockId, actionId, element } = placed;
    const given = objectOf(state)[blockId];
    const value = isObject(given) ? given[actionId] : undefined;
    const before = acted.values[blockId]?.[actionId];
    const kept = before === undefined ? [] : [before.selected_option, before.selected_options];
    const known = kept.flat().filter((option) => option !== null && option !== undefined);
    const offered = [...choosable(acted, placed), ...known];
    const now = isObject(value) ? readValue(element, value, offered) : before;
    if (now !== undefined) values[blockId] = { ...values[blockId], [actionId]: now };
  }
  acted.setValues(values);
  return values;
}
