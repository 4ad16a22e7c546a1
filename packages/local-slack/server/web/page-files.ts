import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import express, { Router } from 'express';
import { packageFolder } from '../package-folder.js';

const UNBUILT =
  '<!doctype html><title>Local workspace</title><p>Run <code>npm run build</code> first.';

/** Wherever npm has put it: beside this package's modules or above them. */
function preactFolder(): string {
  return dirname(createRequire(import.meta.url).resolve('preact/package.json'));
}

/** The page itself: its HTML and styles from the source, its modules as compiled. */
export function pageFiles(): Router {
  const root = packageFolder();
  const page = join(root, 'page');
  const router = Router();
  const options = { index: false, dotfiles: 'deny', cacheControl: false } as const;
  router.get('/', (_request, response) => {
    response.setHeader('cache-control', 'no-store');
    if (existsSync(join(page, 'index.html'))) response.sendFile('index.html', { root: page });
    else response.type('html').send(UNBUILT);
  });
  router.use('/page', express.static(join(root, 'dist', 'page'), options));
  const styles = express.static(page, options);
  router.use('/page', (request, response, next) => {
    if (/\.(css|svg|png|ico)$/.test(request.path)) styles(request, response, next);
    else next();
  });
  router.use('/vendor/preact', express.static(preactFolder(), options));
  return router;
}
