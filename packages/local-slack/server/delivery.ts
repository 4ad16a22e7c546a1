import type { Clock, Timers } from './clock.js';
import { EVENT_RETRY_DELAYS_MS } from './limits.js';
import type { Envelope, Outcome, Retry, Transport } from './payloads.js';
import { keep, type WorkspaceRecord } from './record.js';

export type Delivery = {
  send(envelope: Envelope): Promise<Outcome>;
  /** Sends an event again, up to three times, until the app acknowledges it. */
  sendEvent(envelope: Extract<Envelope, { kind: 'events_api' }>): void;
  isConnected(): boolean;
  stop(): void;
};
export type DeliveryParts = {
  transport: Transport;
  clock: Clock;
  timers: Timers;
  record: WorkspaceRecord;
};

const RETRY_REASONS = {
  timeout: 'http_timeout',
  late: 'http_timeout',
  unreachable: 'connection_failed',
  bad_status: 'http_error',
};

/** Puts every payload and what came of it on record. */
export function createDelivery({ transport, clock, timers, record }: DeliveryParts): Delivery {
  const send = async (envelope: Envelope, retry?: Retry): Promise<Outcome> => {
    const at = clock.now();
    const outcome = await transport.send(envelope, retry);
    keep(record.deliveries, {
      at,
      kind: envelope.kind,
      payload: envelope.payload,
      outcome: outcome.kind,
      retry: retry?.attempt ?? 0,
      tookMs: clock.now() - at,
    });
    return outcome;
  };
  const sendEvent = async (envelope: Envelope, retry?: Retry): Promise<void> => {
    const outcome = await send(envelope, retry);
    const attempt = (retry?.attempt ?? 0) + 1;
    const delayMs = EVENT_RETRY_DELAYS_MS[attempt - 1];
    if (outcome.kind === 'acked' || delayMs === undefined) return;
    const reason = RETRY_REASONS[outcome.kind];
    timers.after(delayMs, () => void sendEvent(envelope, { attempt, reason }));
  };
  return {
    send,
    sendEvent: (envelope) => void sendEvent(envelope),
    isConnected: transport.isConnected,
    stop: transport.stop,
  };
}
