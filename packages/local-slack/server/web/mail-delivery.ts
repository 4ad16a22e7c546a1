import express, { Router } from 'express';
import { isSameSecret } from '../same-secret.js';
import type { World } from '../world.js';

/** More than any mail server takes. */
const LIMIT = '35mb';

/**
 * `POST /mail`, a mail as it would be sent (`message/rfc822`), with the app's bot token: for an app of
 * another process. One of the same process has `mailbox.deliver`.
 */
export function mailDelivery({ mailbox, tokens, faults }: World): Router {
  const router = Router();
  router.post('/mail', (request, response, next) => {
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
    if (faults.isRefusing()) response.socket?.destroy();
    else if (!isSameSecret(token, tokens.bot)) {
      response.status(401).json({ ok: false, error: 'invalid_auth' });
    } else if (mailbox === null) response.status(404).json({ ok: false, error: 'no_mailbox' });
    else next();
  });
  const raw = express.raw({ type: 'message/rfc822', limit: LIMIT });
  router.post('/mail', raw, async (request, response) => {
    if (!Buffer.isBuffer(request.body)) {
      return void response.status(415).json({ ok: false, error: 'wrong_type' });
    }
    await mailbox?.deliver(request.body);
    response.json({ ok: true });
  });
  return router;
}
