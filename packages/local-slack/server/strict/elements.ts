import { isObject, textOf } from '../json.js';
import type { ElementRules, Holder } from './element-rule.js';
import { BUTTONS } from './elements-buttons.js';
import { CHOICES } from './elements-choices.js';
import { TEXT_INPUTS } from './elements-inputs.js';
import { PICKERS } from './elements-pickers.js';
import { SELECTS } from './elements-selects.js';
import { type Check, fault } from './place.js';

const ELEMENTS: ElementRules = { ...BUTTONS, ...SELECTS, ...CHOICES, ...PICKERS, ...TEXT_INPUTS };

/** An interactive element inside one kind of block. */
export function elementIn(holder: Holder): Check {
  return (value, place) => {
    if (!isObject(value)) return fault(place, 'must provide an object');
    const type = textOf(value.type) ?? '(none)';
    const rule = Object.hasOwn(ELEMENTS, type) ? ELEMENTS[type] : undefined;
    if (rule === undefined || !rule.holders.includes(holder)) {
      return fault(place, `unsupported type: ${type}`);
    }
    if (!rule.surfaces.includes(place.surface)) {
      return fault(place, `${type} is not supported in a ${place.surface}`);
    }
    rule.check(value, place);
  };
}
