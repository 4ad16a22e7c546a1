import { createHmac } from 'node:crypto';

export type Answered = { status: number; text: string };

/** Posts a payload as Slack does over HTTP, with a right signature: forms, or JSON for events. */
export async function signedPost(
  requestUrl: string,
  signingSecret: string,
  payload: Readonly<Record<string, unknown>>,
): Promise<Answered> {
  const isEvent = payload['type'] === 'event_callback';
  const isCommand = typeof payload['command'] === 'string';
  const fields = isCommand ? payload : { payload: JSON.stringify(payload) };
  const form = new URLSearchParams(
    Object.entries(fields).map(([name, value]): [string, string] => [name, String(value)]),
  );
  const body = isEvent ? JSON.stringify(payload) : form.toString();
  const at = `${Math.floor(Date.now() / 1000)}`;
  const hmac = createHmac('sha256', signingSecret).update(`v0:${at}:${body}`).digest('hex');
  const type = isEvent ? 'application/json' : 'application/x-www-form-urlencoded';
  const answer = await fetch(requestUrl, {
    method: 'POST',
    body,
    headers: {
      'content-type': type,
      'x-slack-request-timestamp': at,
      'x-slack-signature': `v0=${hmac}`,
    },
  });
  return { status: answer.status, text: await answer.text() };
}
