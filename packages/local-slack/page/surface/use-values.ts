import type { AnyBlock } from '@slack/types';
import { useReducer, useRef } from 'preact/hooks';
import type { Directory } from '../workspace/context.js';
import type { Held } from './held.js';
import { carryValues, putValue, type Values } from './values.js';

export type ValueStore = {
  /** The values as of now, also inside a handler that has just changed one. */
  read: () => Values;
  put: (blockId: string, actionId: string, held: Held) => void;
};

/** Holds the values of one surface's controls; new blocks take over what Slack would keep. */
export function useValues(blocks: AnyBlock[], directory: Directory): ValueStore {
  const [, render] = useReducer((count: number, _: null) => count + 1, 0);
  const store = useRef<{ blocks: AnyBlock[]; values: Values } | null>(null);
  if (store.current?.blocks !== blocks) {
    const before = store.current?.values ?? {};
    store.current = { blocks, values: carryValues(before, blocks, directory) };
  }
  return {
    read: () => store.current?.values ?? {},
    put: (blockId, actionId, held) => {
      if (!store.current) return;
      store.current.values = putValue(store.current.values, blockId, actionId, held);
      render(null);
    },
  };
}
