import express, { Router } from 'express';
import { SlackRefusal } from '../refusal.js';
import { isSameSecret } from '../same-secret.js';
import type { World } from '../world.js';
import { hasKey, type PageKey } from './page-key.js';

async function contentOf(body: Buffer, contentType: string | undefined): Promise<Buffer> {
  if (contentType?.startsWith('multipart/form-data') !== true) return body;
  const form = await new Response(new Uint8Array(body), {
    headers: { 'content-type': contentType },
  }).formData();
  for (const part of form.values()) {
    return typeof part === 'string' ? Buffer.from(part) : Buffer.from(await part.arrayBuffer());
  }
  return Buffer.alloc(0);
}

/** Upload addresses, each good once. */
export function fileUploads(world: World): Router {
  const router = Router();
  const raw = express.raw({ type: () => true, limit: '10mb' });
  router.post('/upload/:ticket', raw, async (request, response) => {
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    try {
      const content = await contentOf(body, request.headers['content-type']);
      const file = world.files.receive(request.params.ticket ?? '', content);
      response.type('text').send(`OK - ${file.content?.length ?? 0}`);
    } catch (error) {
      if (!(error instanceof SlackRefusal)) throw error;
      response.status(404).type('text').send(error.code);
    }
  });
  return router;
}

/** The files behind `url_private`: for the page, and for the app by its token, as in Slack. */
export function fileDownloads(world: World, pageKey: PageKey): Router {
  const router = Router();
  router.get('/files/:id/:name', (request, response) => {
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
    if (!hasKey(request, pageKey) && !isSameSecret(token, world.tokens.bot)) {
      return void response.status(401).json({ ok: false, error: 'no_key' });
    }
    try {
      const file = world.files.get(request.params.id);
      // Never opened in the page's own origin: what an app uploads is not the page's code. A picture
      // in a message is drawn all the same.
      const type = file.mimetype === 'image/png' ? file.mimetype : 'application/octet-stream';
      response.attachment(file.name).type(type).send(file.content);
    } catch (error) {
      if (!(error instanceof SlackRefusal)) throw error;
      response.status(404).json({ ok: false, error: error.code });
    }
  });
  return router;
}
