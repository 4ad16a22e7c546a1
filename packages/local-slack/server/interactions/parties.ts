import type { PageOk } from '../page-api.js';
import type { Outcome } from '../payloads.js';
import { SlackRefusal } from '../refusal.js';
import type { World } from '../world.js';

/** The deprecated verification token that Slack still sends; nothing should rely on it. */
export const VERIFICATION_TOKEN = 'local-verification-token';

/** What every interaction payload says about the workspace and the person. */
export function partiesOf({ seed, people }: World, userId: string) {
  const user = people.get(userId);
  const { id: teamId, domain } = seed.team;
  return {
    token: VERIFICATION_TOKEN,
    api_app_id: seed.app.id,
    team: { id: teamId, domain },
    user: { id: user.id, username: user.name, name: user.name, team_id: teamId },
    is_enterprise_install: false,
  };
}

const FAILURES = {
  timeout: 'operation_timeout',
  late: 'operation_timeout',
  unreachable: 'dispatch_failed',
  bad_status: 'http_service_error',
};

/** What the person is told when the app gave no answer. */
export function unanswered(outcome: Exclude<Outcome, { kind: 'acked' }>, detail: string) {
  return { ok: false as const, error: FAILURES[outcome.kind], detail };
}

/** A refusal on the way is an answer to the person, never a crash. */
export async function answered<Answer>(
  act: () => Promise<Answer>,
): Promise<Answer | Extract<PageOk, { ok: false }>> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof SlackRefusal)) throw error;
    const detail = error.messages.length > 0 ? { detail: error.messages.join('\n') } : {};
    return { ok: false, error: error.code, ...detail };
  }
}

/** Slack's own wording where an app fails to answer in time, or at all. */
export const WORDING = {
  command: (command: string) => `${command} failed because the app did not respond.`,
  badCommandAnswer: (command: string) =>
    `${command} failed with the error "invalid_command_response".`,
  trouble: 'We had some trouble connecting. Try again?',
  noResponse: 'This app did not respond. Try again?',
  noOptions: 'The options could not be loaded. Try again?',
  required: 'Please complete this required field.',
};
