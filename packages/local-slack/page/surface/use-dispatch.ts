import type { ConfirmationDialog } from '@slack/types';
import { useState } from 'preact/hooks';
import type { PageContainer } from '../../server/page-api.js';
import { failureSentence } from '../client/failure.js';
import { useTools } from '../workspace/context.js';
import type { Dispatch } from './context.js';
import type { ValueStore } from './use-values.js';
import { toInputState } from './values.js';

export type Question = { dialog: ConfirmationDialog; answer: (isYes: boolean) => void };

/** Sends actions to the app, after the question that some of them ask first. */
export function useDispatch(container: PageContainer, store: ValueStore) {
  const { client } = useTools();
  const [question, setQuestion] = useState<Question | null>(null);
  const [busy, setBusy] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);

  const ask = (dialog: ConfirmationDialog) =>
    new Promise<boolean>((resolve) => {
      setQuestion({
        dialog,
        answer: (isYes) => {
          setQuestion(null);
          resolve(isYes);
        },
      });
    });

  const dispatch = async ({ blockId, actionId, value, confirm }: Dispatch) => {
    if (confirm && !(await ask(confirm))) return false;
    setFailure(null);
    setBusy(`${blockId} ${actionId}`);
    const state = toInputState(store.read());
    const reply = await client.action({ container, blockId, actionId, value, state });
    setBusy(null);
    if (!reply.ok) setFailure(failureSentence(reply));
    return true;
  };

  return { dispatch, question, busy, failure };
}
