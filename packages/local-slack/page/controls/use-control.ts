import type { Choice } from '../surface/choices.js';
import { useSurface } from '../surface/context.js';
import { type AnyElement, actionIdOf } from '../surface/elements.js';
import { type Held, toSlackValue } from '../surface/held.js';
import type { ControlProps } from './field.js';

/** Reads and changes what one control holds, and tells the app where it wants to know. */
export function useControl({ element, blockId, field }: ControlProps<AnyElement>) {
  const { store, dispatch, busy } = useSurface();
  const actionId = actionIdOf(element);
  const now = () => store.read()[blockId]?.[actionId] ?? empty(element.type);
  const held = now();
  const confirm = 'confirm' in element ? element.confirm : undefined;

  const put = (next: Partial<Held>) => store.put(blockId, actionId, { ...now(), ...next });
  const tell = () => dispatch({ blockId, actionId, value: toSlackValue(now()), confirm });

  const change = async (next: Partial<Held>) => {
    const before = now();
    put(next);
    if (!field.dispatches) return;
    const isSent = await tell();
    if (!isSent) put(before);
  };

  return {
    held,
    put,
    tell,
    type: (text: string) => change({ text }),
    choose: (choices: Choice[]) => change({ choices }),
    isBusy: busy === `${blockId} ${actionId}`,
  };
}

function empty(type: AnyElement['type']): Held {
  return { type, text: '', choices: [] };
}
