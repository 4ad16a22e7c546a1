import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { Router } from 'express';
import { findSourceTree } from '../source-tree.js';

const UNBUILT =
  '<!doctype html><title>Local workspace</title><p>Run <code>npm run build</code> first.';

/** The page itself: its HTML and styles from the source, its modules as compiled. */
export function pageFiles(): Router {
  const root = findSourceTree();
  const page = join(root, 'local-slack', 'page');
  const router = Router();
  const options = { index: false, dotfiles: 'deny', cacheControl: false } as const;
  router.get('/', (_request, response) => {
    const file = join(page, 'index.html');
    response.setHeader('cache-control', 'no-store');
    if (existsSync(file)) response.sendFile(file);
    else response.type('html').send(UNBUILT);
  });
  router.use('/page', express.static(join(root, 'dist', 'local-slack', 'page'), options));
  const styles = express.static(page, options);
  router.use('/page', (request, response, next) => {
    if (/\.(css|svg|png|ico)$/.test(request.path)) styles(request, response, next);
    else next();
  });
  router.use('/vendor/preact', express.static(join(root, 'node_modules', 'preact'), options));
  return router;
}
