import express, { Router } from 'express';
import type { Desk } from '../services/desk.js';
import { hearEvent } from '../services/providers/hear-event.js';

/** Events are a few kilobytes; more than this is no event. */
const largestBody = '256kb';

const statuses = { heard: 200, forged: 400, 'not-now': 503 } as const;

/**
 * `POST /stripe/webhook` and its like. The body is read as it came, since the signature is of its
 * bytes. What cannot be booked now is answered with 503, so that the provider tells it again.
 */
export function providerWebhooks(desk: Desk): Router {
  const router = Router();
  const asItCame = express.raw({ type: () => true, limit: largestBody });
  for (const provider of desk.refundProviders) {
    router.post(`/${provider.name}/webhook`, asItCame, async (request, response) => {
      const body: unknown = request.body;
      const rawBody = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
      const signature = request.get(provider.signatureHeader);
      const heard = await hearEvent(desk, provider, { rawBody, signature });
      response.status(statuses[heard]).json({ heard: heard === 'heard' });
    });
  }
  return router;
}
