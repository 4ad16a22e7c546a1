import { slackErrorCode } from '../slack-error.js';

/** Slack could not be signed in to; `message` is a sentence with what to do. */
export class SlackStartError extends Error {
  override readonly name = 'SlackStartError';
}

function codeOf(error: Error): string {
  return 'code' in error ? String(error.code) : '';
}

/** The sentence for what Slack's client threw at the start; anything else as it was. */
export function slackStartError(error: unknown): unknown {
  if (!(error instanceof Error) || !codeOf(error).startsWith('slack_webapi_')) return error;
  const refusal = slackErrorCode(error);
  if (refusal !== null) {
    return new SlackStartError(
      `Slack refuses Credit Desk (${refusal}): check SLACK_BOT_TOKEN, and SLACK_APP_TOKEN for Socket Mode, then start again.`,
      { cause: error },
    );
  }
  return new SlackStartError(
    `Slack does not answer (${error.message}): check the network, and SLACK_API_URL if it is set, then start again.`,
    { cause: error },
  );
}
