import express, { Router } from 'express';
import { handleCall } from '../api/call.js';
import { answerResponseUrl } from '../interactions/response-url.js';
import { objectOf } from '../json.js';
import type { World } from '../world.js';
import { fileUploads } from './file-routes.js';

const LIMIT = '10mb';

/** What the app itself calls: the Web API, response URLs, uploads. */
export function slackRoutes(world: World): Router {
  const router = Router();
  router.use(['/api', '/response', '/upload'], (_request, response, next) => {
    if (world.faults.isRefusing()) response.socket?.destroy();
    else next();
  });
  const bodies = Router();
  bodies.use(express.json({ limit: LIMIT, type: ['application/json', 'text/plain'] }));
  bodies.use(express.urlencoded({ limit: LIMIT, extended: false }));
  router.use(['/api', '/response'], bodies);
  router.post('/api/:method', async (request, response) => {
    const { authorization } = request.headers;
    const call = { method: request.params.method, authorization, body: objectOf(request.body) };
    await handleCall(world, call, response);
  });
  router.post('/response/:secret', (request, response) => {
    const { status, body } = answerResponseUrl(world, request.params.secret, request.body);
    response.status(status).json(body);
  });
  router.use(fileUploads(world));
  return router;
}
