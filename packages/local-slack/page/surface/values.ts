import type { AnyBlock } from '@slack/types';
import type { PageInputState, PageInputValue } from '../../server/page-api.js';
import type { Directory } from '../workspace/context.js';
import { offeredGroups } from './choices.js';
import { type Placed, placedElements } from './elements.js';
import { type Held, toSlackValue } from './held.js';
import { initialHeld } from './initial.js';

/** By block id, then by action id. */
export type Values = Record<string, Record<string, Held>>;

/**
 * The values of a view that replaces another. Slack keeps what a person entered only where block id
 * and action id both stay the same; everything else starts from its initial value.
 */
export function carryValues(before: Values, blocks: AnyBlock[], directory: Directory): Values {
  const values: Values = {};
  for (const placed of placedElements(blocks)) {
    const { blockId, actionId, element } = placed;
    const initial = initialHeld(element, directory);
    if (!initial) continue;
    const kept = before[blockId]?.[actionId];
    const next = kept && canKeep(kept, placed, directory) ? kept : initial;
    values[blockId] = { ...values[blockId], [actionId]: next };
  }
  return values;
}

export function putValue(values: Values, blockId: string, actionId: string, held: Held): Values {
  return { ...values, [blockId]: { ...values[blockId], [actionId]: held } };
}

export function toInputState(values: Values): PageInputState {
  const state: PageInputState = {};
  for (const [blockId, actions] of Object.entries(values)) {
    const entries = Object.entries(actions).map(([actionId, held]): [string, PageInputValue] => [
      actionId,
      toSlackValue(held),
    ]);
    state[blockId] = Object.fromEntries(entries);
  }
  return state;
}

/** A choice that is no longer offered cannot be shown, so it must not be sent either. */
function canKeep(kept: Held, { element }: Placed, directory: Directory): boolean {
  if (kept.type !== element.type) return false;
  if (element.type !== 'static_select' && element.type !== 'radio_buttons') return true;
  const offered = offeredGroups(element, directory).flatMap((group) => group.choices);
  return kept.choices.every((choice) => offered.some((each) => each.key === choice.key));
}
