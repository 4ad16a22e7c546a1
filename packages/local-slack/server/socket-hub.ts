import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { Timers } from './clock.js';
import type { DisconnectReason, FaultPlan } from './faults.js';
import type { Ids } from './ids.js';
import { objectOf, textOf } from './json.js';
import { ACK_DEADLINE_MS } from './limits.js';
import type { Envelope, Outcome, Retry, Transport } from './payloads.js';
import { createSocketPool } from './socket-pool.js';

export type SocketHub = Transport & {
  /** Opens one connection, once. */
  issueTicket(): string;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  disconnect(reason: DisconnectReason): void;
  cut(): void;
  close(): Promise<void>;
};
export type SocketHubParts = {
  appId: string;
  ids: Ids;
  timers: Timers;
  faults: FaultPlan;
  connectionChanged(connected: boolean): void;
};

function frameOf(id: string, { kind, payload }: Envelope, retry?: Retry): string {
  const retryFields =
    retry === undefined ? {} : { retry_attempt: retry.attempt, retry_reason: retry.reason };
  return JSON.stringify({
    envelope_id: id,
    type: kind,
    payload,
    accepts_response_payload: kind !== 'events_api',
    ...retryFields,
  });
}

function parseFrame(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
}

export function createSocketHub(parts: SocketHubParts): SocketHub {
  const { ids, timers, faults } = parts;
  const server = new WebSocketServer({ noServer: true });
  const tickets = new Set<string>();
  const waiting = new Map<string, { acked(payload: unknown): void; dropped(): void }>();

  const pool = createSocketPool({
    ...{ appId: parts.appId, timers, connectionChanged: parts.connectionChanged },
    heard(data) {
      const frame = objectOf(parseFrame(data));
      waiting.get(textOf(frame.envelope_id) ?? '')?.acked(frame.payload ?? {});
    },
  });
  return {
    isConnected: () => pool.open().length > 0,
    issueTicket() {
      const ticket = ids.secret();
      tickets.add(ticket);
      return ticket;
    },
    upgrade(request, socket, head) {
      const ticket = new URL(request.url ?? '/', 'http://local').searchParams.get('ticket') ?? '';
      if (faults.isRefusing() || !tickets.delete(ticket)) return void socket.destroy();
      server.handleUpgrade(request, socket, head, pool.add);
    },
    send(envelope, retry) {
      const socket = pool.next();
      if (socket === undefined) return Promise.resolve({ kind: 'unreachable' });
      const id = ids.secret();
      const frame = frameOf(id, envelope, retry);
      return new Promise<Outcome>((resolve) => {
        const finish = (outcome: Outcome) => {
          cancel();
          waiting.delete(id);
          resolve(outcome);
        };
        const cancel = timers.after(ACK_DEADLINE_MS, () => finish({ kind: 'timeout' }));
        waiting.set(id, {
          acked: (payload) =>
            finish(faults.take('late_ack') ? { kind: 'late' } : { kind: 'acked', payload }),
          dropped: () => finish({ kind: 'unreachable' }),
        });
        socket.send(frame);
        if (faults.take('duplicate')) socket.send(frame);
        if (faults.take('close_socket')) socket.close(1011);
      });
    },
    disconnect(reason) {
      for (const socket of pool.open()) socket.send(JSON.stringify({ type: 'disconnect', reason }));
    },
    cut: pool.cut,
    stop() {
      for (const { dropped } of [...waiting.values()]) dropped();
    },
    async close() {
      await pool.close();
      server.close();
    },
  };
}
