import { createHmac } from 'node:crypto';
import type { Clock, Timers } from './clock.js';
import type { FaultPlan } from './faults.js';
import { ACK_DEADLINE_MS } from './limits.js';
import type { Envelope, Outcome, Retry, Transport } from './payloads.js';

export type HttpTransportParts = {
  requestUrl: string;
  signingSecret: string;
  clock: Clock;
  timers: Timers;
  faults: FaultPlan;
  connectionChanged(connected: boolean): void;
};

type Body = { type: string; text: string };
const FORM = 'application/x-www-form-urlencoded';

/** Commands are form fields, interactions one `payload` field, events plain JSON. */
function bodyOf(envelope: Envelope): Body {
  switch (envelope.kind) {
    case 'slash_commands':
      return { type: FORM, text: new URLSearchParams(envelope.payload).toString() };
    case 'interactive': {
      const payload = JSON.stringify(envelope.payload);
      return { type: FORM, text: new URLSearchParams({ payload }).toString() };
    }
    case 'events_api':
      return { type: 'application/json', text: JSON.stringify(envelope.payload) };
  }
}

function readAnswer(text: string): unknown {
  if (text === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    return { text };
  }
}

/** Posts every payload to the app's request URL, signed as Slack signs (`v0` HMAC-SHA256). */
export function createHttpTransport(parts: HttpTransportParts): Transport {
  const { clock, timers, faults } = parts;
  const underWay = new Set<AbortController>();
  let connected = true;
  const setConnected = (now: boolean) => {
    if (now !== connected) parts.connectionChanged(now);
    connected = now;
  };
  const post = (body: Body, signal: AbortSignal, retry?: Retry) => {
    const timestamp = String(Math.floor(clock.now() / 1000));
    const hmac = createHmac('sha256', parts.signingSecret).update(`v0:${timestamp}:${body.text}`);
    const headers: Record<string, string> = {
      'content-type': body.type,
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${hmac.digest('hex')}`,
    };
    if (retry !== undefined) {
      headers['x-slack-retry-num'] = String(retry.attempt);
      headers['x-slack-retry-reason'] = retry.reason;
    }
    return fetch(parts.requestUrl, {
      ...{ method: 'POST', headers, body: body.text, signal },
      redirect: 'error',
    });
  };
  const attempt = async (body: Body, signal: AbortSignal, retry?: Retry): Promise<Outcome> => {
    const answer = await post(body, signal, retry);
    const payload = readAnswer(await answer.text());
    setConnected(true);
    if (!answer.ok) return { kind: 'bad_status' };
    return faults.take('late_ack') ? { kind: 'late' } : { kind: 'acked', payload };
  };
  return {
    isConnected: () => connected,
    async send(envelope, retry) {
      const body = bodyOf(envelope);
      const deadline = new AbortController();
      underWay.add(deadline);
      const cancel = timers.after(ACK_DEADLINE_MS, () => deadline.abort());
      try {
        if (faults.take('duplicate')) void attempt(body, deadline.signal, retry).catch(() => null);
        return await attempt(body, deadline.signal, retry);
      } catch {
        if (deadline.signal.aborted) return { kind: 'timeout' };
        setConnected(false);
        return { kind: 'unreachable' };
      } finally {
        cancel();
        underWay.delete(deadline);
      }
    },
    stop() {
      for (const deadline of underWay) deadline.abort();
    },
  };
}
