import type { ConfirmationDialog } from '@slack/types';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { PageContainer, PageInputValue } from '../../server/page-api.js';
import type { ValueStore } from './use-values.js';

export type Dispatch = {
  blockId: string;
  actionId: string;
  value: PageInputValue;
  confirm: ConfirmationDialog | undefined;
};

/** What a block and its elements can reach: their values, the app, and the errors to show. */
export type SurfaceTools = {
  container: PageContainer;
  store: ValueStore;
  /** Resolves to false when the person said no to the confirmation. */
  dispatch: (dispatch: Dispatch) => Promise<boolean>;
  /** `blockId actionId` of what waits for the app's answer. */
  busy: string | null;
  /** Sentences by block id. */
  errors: Record<string, string>;
};

export const SurfaceContext = createContext<SurfaceTools | null>(null);

export function useSurface(): SurfaceTools {
  const tools = useContext(SurfaceContext);
  if (!tools) throw new Error('used outside a surface');
  return tools;
}
