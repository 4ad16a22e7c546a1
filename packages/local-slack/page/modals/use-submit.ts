import { useState } from 'preact/hooks';
import type { PageModal } from '../../server/page-api.js';
import { failureSentence } from '../client/failure.js';
import type { ValueStore } from '../surface/use-values.js';
import { toInputState } from '../surface/values.js';
import { useTools } from '../workspace/context.js';
import { checkValues } from './check-values.js';

type Outcome = { errors: Record<string, string>; failure: string | null };

const CLEAN: Outcome = { errors: {}, failure: null };

/** Checks what can be checked here, sends the form, and keeps what was wrong with it. */
export function useSubmit(modal: PageModal, store: ValueStore) {
  const { client } = useTools();
  const [outcome, setOutcome] = useState<Outcome>(CLEAN);
  const [isBusy, setBusy] = useState(false);

  const submit = async () => {
    if (isBusy) return;
    const errors = checkValues(modal.view.blocks, store.read());
    setOutcome({ errors, failure: null });
    if (Object.keys(errors).length > 0) return;
    setBusy(true);
    const reply = await client.submit({ viewId: modal.viewId, state: toInputState(store.read()) });
    setBusy(false);
    if (reply.ok) return setOutcome(CLEAN);
    const answered = 'errors' in reply && reply.errors ? reply.errors : {};
    const hasErrors = Object.keys(answered).length > 0;
    setOutcome({ errors: answered, failure: hasErrors ? null : failureSentence(reply) });
  };

  const fail = (sentence: string) => setOutcome({ errors: {}, failure: sentence });
  return { ...outcome, isBusy, submit, fail };
}
