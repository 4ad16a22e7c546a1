import type { ConfigFault, GivenVariables } from './config-error.js';

/** The local workspace beside what rules it out. */
export function localSlackFaults(given: GivenVariables): ConfigFault[] {
  const { LOCAL_SLACK, SLACK_BOT_TOKEN, NODE_ENV } = given;
  if (!LOCAL_SLACK) return [];
  const problem = SLACK_BOT_TOKEN
    ? 'contradicts SLACK_BOT_TOKEN: leave one of them out'
    : 'is not for production: leave it out and set SLACK_BOT_TOKEN';
  const isWrong = SLACK_BOT_TOKEN || NODE_ENV === 'production';
  return isWrong ? [{ variable: 'LOCAL_SLACK', problem, takeOut: true }] : [];
}

const waysOut =
  'set it for your own Slack, or LOCAL_SLACK=yes to open these books in the local workspace, where whoever sits at this machine acts as anybody';

/** A variable that was forgotten or mistyped must not put the local workspace on real books. */
export function forgottenSlackFaults(given: GivenVariables): ConfigFault[] {
  const { MONGODB_URI, LOCAL_SLACK, SLACK_BOT_TOKEN, NODE_ENV } = given;
  const others = [given.SLACK_APP_TOKEN, given.SLACK_SIGNING_SECRET, given.SLACK_API_URL];
  if (!MONGODB_URI || LOCAL_SLACK || SLACK_BOT_TOKEN) return [];
  // Then it is named as missing already.
  if (NODE_ENV === 'production' || others.some((other) => other !== undefined)) return [];
  const problem = `is missing beside MONGODB_URI: ${waysOut}`;
  return [{ variable: 'SLACK_BOT_TOKEN', problem }];
}
