import { once } from 'node:events';
import express from 'express';
import { expect, it } from 'vitest';
import { createMetrics } from '../../src/web/metrics.js';

const figures = { sweepDue: 3, sweepWaiting: 1, messagesReady: 2, mailsReady: 5, givenUp: 0 };

async function scrape(metrics: ReturnType<typeof createMetrics>): Promise<string> {
  const server = express().use(metrics.router).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const response = await fetch(`http://127.0.0.1:${address.port}/metrics`);
  expect(response.headers.get('content-type')).toContain('text/plain');
  const text = await response.text();
  server.close();
  return text;
}

it('tells what was booked, refused and answered, what waits, and how the event loop does', async () => {
  const metrics = createMetrics(async () => figures);
  metrics.booked(['credit.raised', 'credit.raised', 'credit.expired']);
  metrics.refused('over-creditable');
  metrics.answered('view_submission', 0.2);
  const text = await scrape(metrics);
  for (const line of [
    'credit_desk_booked_total{kind="credit.raised"} 2',
    'credit_desk_booked_total{kind="credit.expired"} 1',
    'credit_desk_refused_total{code="over-creditable"} 1',
    'credit_desk_answer_seconds_bucket{le="0.25",what="view_submission"} 1',
    'credit_desk_sweep_due 3',
    'credit_desk_sweep_waiting 1',
    'credit_desk_messages_ready 2',
    'credit_desk_mails_ready 5',
    'credit_desk_given_up 0',
    'credit_desk_database_up 1',
  ]) {
    expect(text).toContain(line);
  }
  expect(text).toContain('nodejs_eventloop_lag_p99_seconds');
});

it('still answers while the database does not, and says so', async () => {
  const text = await scrape(createMetrics(async () => Promise.reject(new Error('gone'))));
  expect(text).toContain('credit_desk_database_up 0');
  expect(text).toContain('credit_desk_sweep_due Nan');
});
