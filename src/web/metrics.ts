import { Router } from 'express';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { FiguresNow } from '../services/figures-now.js';

/** What a process counts of itself. Kinds and codes only: no names, no ids, no amounts. */
export type Metrics = {
  router: Router;
  /** Entries that were committed, by kind. */
  booked(kinds: readonly string[]): void;
  refused(code: string): void;
  /** How long somebody waited, by the kind of what they did. */
  answered(what: string, seconds: number): void;
};

const gauges: Readonly<Record<keyof FiguresNow, string>> = {
  sweepDue: 'Auto-collect invoices that the sweep has still to look at',
  sweepWaiting: 'Auto-collect invoices that wait for a payment in flight',
  messagesReady: 'Messages to Slack that wait to be sent',
  mailsReady: 'Mails that wait to be sent',
  givenUp: 'Messages and mails that were given up',
};

/** `sweepDue` is `credit_desk_sweep_due`. */
function metricName(name: string): string {
  return `credit_desk_${name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`;
}

/** Figures of the database are read when they are asked for; without an answer they are left out. */
function addGauges(registry: Registry, read: () => Promise<FiguresNow>): () => Promise<void> {
  const all = Object.entries(gauges).map(([name, help]) => {
    const gauge = new Gauge({ name: metricName(name), help, registers: [registry] });
    return { name, gauge };
  });
  const up = new Gauge({
    name: 'credit_desk_database_up',
    help: 'Whether the database answered just now',
    registers: [registry],
  });
  return async () => {
    const figures = await read().catch(() => null);
    up.set(figures === null ? 0 : 1);
    const values = new Map(Object.entries(figures ?? {}));
    for (const { name, gauge } of all) gauge.set(values.get(name) ?? Number.NaN);
  };
}

/** Makes the counters of a process and the page `/metrics`, in the format of Prometheus. */
export function createMetrics(read: () => Promise<FiguresNow>): Metrics {
  const registry = new Registry();
  const registers = [registry];
  // Among them how long the event loop was held up, memory and garbage collection.
  collectDefaultMetrics({ register: registry });
  const booked = new Counter({
    ...{ name: 'credit_desk_booked_total', help: 'Journal entries booked by this process' },
    ...{ labelNames: ['kind'] as const, registers },
  });
  const refused = new Counter({
    ...{ name: 'credit_desk_refused_total', help: 'What people were refused, by code' },
    ...{ labelNames: ['code'] as const, registers },
  });
  const answered = new Histogram({
    ...{ name: 'credit_desk_answer_seconds', help: 'Until what somebody did was dealt with' },
    ...{ labelNames: ['what'] as const, registers },
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 10],
  });
  const refresh = addGauges(registry, read);
  const router = Router();
  router.get('/metrics', async (_request, response) => {
    await refresh();
    response.type(registry.contentType).send(await registry.metrics());
  });
  return {
    router,
    booked: (kinds) => {
      for (const kind of kinds) booked.inc({ kind });
    },
    refused: (code) => refused.inc({ code }),
    answered: (what, seconds) => answered.observe({ what }, seconds),
  };
}
