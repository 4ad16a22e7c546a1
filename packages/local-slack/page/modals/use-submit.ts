import { useState } from 'preact/hooks';
import type { PageModal } from '../../server/page-api.js';
import { failureSentence } from '../client/failure.js';
import type { ValueStore } from '../surface/use-values.js';
import { toInputState } from '../surface/values.js';
import { useTools } from '../workspace/context.js';
import { checkValues } from './check-values.js';

type Outcome = { errors: Record<string, string>; failure: string | null };

const CLEAN: Outcome = { errors: {}, failure: null };

/** Checks what can be checked here, sends the form, and keeps what was wrong with it until it is mended. */
export function useSubmit(modal: PageModal, store: ValueStore) {
  const { client } = useTools();
  const [outcome, setOutcome] = useState<Outcome>(CLEAN);
  // Grows with every answer, so that the first error is gone to once and not while others are mended.
  const [answers, setAnswers] = useState(0);
  const [isBusy, setBusy] = useState(false);

  const answer = (next: Outcome) => {
    setOutcome(next);
    setAnswers((count) => count + 1);
  };

  const submit = async () => {
    if (isBusy) return;
    const errors = checkValues(modal.view.blocks, store.read());
    if (Object.keys(errors).length > 0) return answer({ errors, failure: null });
    setOutcome(CLEAN);
    setBusy(true);
    const reply = await client.submit({ viewId: modal.viewId, state: toInputState(store.read()) });
    setBusy(false);
    if (reply.ok) return answer(CLEAN);
    const answered = 'errors' in reply && reply.errors ? reply.errors : {};
    const hasErrors = Object.keys(answered).length > 0;
    answer({ errors: answered, failure: hasErrors ? null : failureSentence(reply) });
  };

  /** What was wrong with a field is not any more, unless we see ourselves that something still is. */
  const mend = (blockId: string) => {
    setOutcome((before) => {
      if (before.errors[blockId] === undefined) return before;
      const { [blockId]: _mended, ...others } = before.errors;
      const still = checkValues(modal.view.blocks, store.read())[blockId];
      return {
        ...before,
        errors: still === undefined ? others : { ...before.errors, [blockId]: still },
      };
    });
  };

  const fail = (sentence: string) => answer({ errors: {}, failure: sentence });
  return { ...outcome, answers, isBusy, submit, mend, fail };
}
