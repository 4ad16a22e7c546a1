import { identifier } from './composition.js';
import { type Fields, oneOf, shape } from './fields.js';
import type { Check, Surface } from './place.js';

/** What may hold an element. */
export type Holder = 'input' | 'actions' | 'section' | 'context_actions' | 'card';
export type ElementRule = { check: Check; holders: Holder[]; surfaces: Surface[] };
export type ElementRules = Record<string, ElementRule>;

export const EVERYWHERE: Surface[] = ['modal', 'home', 'message'];

export type ElementForm = {
  type: string;
  holders: Holder[];
  surfaces?: Surface[];
  required?: Fields;
  optional?: Fields;
  rules?: Check[];
};

/** One entry of the table of elements; every element has a type and may have an `action_id`. */
export function elementRule(form: ElementForm): ElementRules {
  const check = shape(
    { type: oneOf(form.type), ...form.required },
    { action_id: identifier, ...form.optional },
    ...(form.rules ?? []),
  );
  const { holders, surfaces = EVERYWHERE } = form;
  return { [form.type]: { check, holders, surfaces } };
}
