import { setTimeout as pause } from 'node:timers/promises';
import type { Driver, ModalHandle } from 'local-slack';

/** How a form ended for the person: `late` = the outcome was promised by a message. */
export type Answer =
  | { kind: 'booked'; shown: string }
  | { kind: 'refused' | 'late'; shown: string };

const again =
  /[Ss]omething broke|Raise another|Since you opened|still showing|restarting|has not confirmed yet/;
const late = /takes longer than usual|do not know yet/;
const patienceMs = 60_000;

/**
 * Presses until there is an answer, as a person does whom Slack tells that the app did not
 * respond. `done` is what the result says.
 */
export async function pressUntilAnswered(
  driver: Driver,
  form: ModalHandle,
  done: RegExp,
): Promise<Answer> {
  for (const endsAt = Date.now() + patienceMs; Date.now() < endsAt; await pause(50)) {
    const answer = await form.submit();
    if (!answer.ok) {
      // What broke while the form was filled in lies over it: of this one the person hears no more.
      if (answer.error === 'view_not_on_top') return { kind: 'late', shown: form.text() };
      if (answer.errors !== undefined) return { kind: 'refused', shown: JSON.stringify(answer) };
      await driver.connected({ timeoutMs: patienceMs });
      continue;
    }
    const shown = form.text();
    if (done.test(shown)) return { kind: 'booked', shown };
    if (late.test(shown)) return { kind: 'late', shown };
    if (!again.test(shown)) return { kind: 'refused', shown };
  }
  throw new Error(`no answer to a form, which says: ${form.text()}`);
}
