import { identifier } from './composition.js';
import { type Fields, oneOf, shape } from './fields.js';
import type { Check, Surface } from './place.js';

export type BlockRule = { check: Check; surfaces: Surface[] };
export type BlockRules = Record<string, BlockRule>;
export type BlockForm = {
  type: string;
  surfaces: Surface[];
  required?: Fields;
  optional?: Fields;
  rules?: Check[];
};

/** One entry of the table of blocks; every block has a type and may have a `block_id`. */
export function blockRule(form: BlockForm): BlockRules {
  const check = shape(
    { type: oneOf(form.type), ...form.required },
    { block_id: identifier, ...form.optional },
    ...(form.rules ?? []),
  );
  return { [form.type]: { check, surfaces: form.surfaces } };
}
