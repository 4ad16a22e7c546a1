import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const PREACT = dirname(createRequire(import.meta.url).resolve('preact/package.json'));
const TYPES: Record<string, string> = {
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
};

export function requireBuiltPage(): void {
  if (existsSync(join(ROOT, 'dist/page/main.js'))) return;
  throw new Error('The page is not built. Run `npm run build` first.');
}

/** Serves the built page with a policy that allows no script but its own. */
export async function servePageFile(path: string, response: ServerResponse): Promise<void> {
  if (path === '/') return serveIndex(response);
  const file = locate(path);
  const content = file && (await readFile(file).catch(() => null));
  if (!file || !content) {
    response.writeHead(404).end();
    return;
  }
  const headers = {
    'content-type': TYPES[extname(file)] ?? 'text/plain',
    'cache-control': 'max-age=600',
  };
  response.writeHead(200, headers).end(content);
}

function locate(path: string): string | null {
  if (path.startsWith('/vendor/preact/')) return join(PREACT, path.slice('/vendor/preact/'.length));
  if (!path.startsWith('/page/')) return null;
  const folder = path.endsWith('.css') ? 'page' : 'dist/page';
  return join(ROOT, folder, path.slice('/page/'.length));
}

async function serveIndex(response: ServerResponse): Promise<void> {
  const html = await readFile(join(ROOT, 'page/index.html'), 'utf8');
  const importMap = /<script type="importmap">([\s\S]*?)<\/script>/.exec(html)?.[1] ?? '';
  const hash = createHash('sha256').update(importMap).digest('base64');
  const policy = `default-src 'none'; script-src 'self' 'sha256-${hash}'; style-src 'self'; connect-src 'self'; img-src data:`;
  response
    .writeHead(200, { 'content-type': 'text/html', 'content-security-policy': policy })
    .end(html);
}
