import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, expect, it } from 'vitest';
import { downloadMongod } from '../../local-mongo/download.js';
import { archiveOf, md5Of } from './archive.js';
import {
  closedEnvironment,
  realMongod,
  refusalOf,
  start,
  startOptions,
  temporaryFolder,
} from './fixtures.js';

const servers: Server[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  }
});

async function listen(server: Server): Promise<number> {
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return address !== null && typeof address === 'object' ? address.port : 0;
}

async function mirror(answer: RequestListener): Promise<Record<string, string>> {
  const port = await listen(createServer(answer));
  return {
    MONGOMS_USE_HTTP: 'true',
    MONGOMS_DOWNLOAD_MIRROR: `http://127.0.0.1:${port}`,
    MONGOMS_MAX_RETRIES: '1',
  };
}

function serving(archive: Buffer, checksum: string): RequestListener {
  return (request, response) => {
    const body = request.url?.endsWith('.md5') ? Buffer.from(checksum) : archive;
    response.writeHead(200, { 'content-length': body.length }).end(body);
  };
}

async function failure(variables: Record<string, string>, firstByteMs?: number): Promise<string> {
  const cacheDir = await temporaryFolder();
  const work = downloadMongod({ cacheDir, variables, ...(firstByteMs ? { firstByteMs } : {}) });
  const { message } = await refusalOf(work);
  expect(await readdir(cacheDir)).toEqual([]);
  return message;
}

it('downloads from a mirror, starts what came, and needs no network the next time', async () => {
  const archive = await archiveOf(await realMongod(), await temporaryFolder());
  let requests = 0;
  const answer = serving(archive, md5Of(archive));
  const variables = await mirror((request, response) => {
    requests += 1;
    answer(request, response);
  });
  const environment = await closedEnvironment({ downloadAllowed: true, variables });
  const options = await startOptions({ environment });
  await (await start(options)).stop();
  expect(requests).toBe(2);
  await start({ ...options, environment: { ...environment, downloadAllowed: false } });
  const names = await readdir(environment.cacheDir ?? '');
  expect(names).toEqual([expect.stringMatching(/^mongod-\d+\.\d+\.\d+$/)]);
});

it('says that the mirror has no such file', async () => {
  const message = await failure(
    await mirror((_request, response) => response.writeHead(404).end()),
  );
  expect(message).toMatch(/^the download failed \(.*404.*\)$/);
});

it('leaves nothing of a download whose connection is cut', async () => {
  const cut: RequestListener = (_request, response) => {
    response.writeHead(200, { 'content-length': 9_000_000 });
    response.write(Buffer.alloc(100_000), () => response.destroy());
  };
  expect(await failure(await mirror(cut))).toMatch(/^the download failed \(.*\)$/);
});

it('refuses an archive whose checksum differs', async () => {
  const variables = await mirror(serving(Buffer.from('not an archive'), md5Of(Buffer.from('it'))));
  expect(await failure(variables)).toMatch(/MD5/i);
});

it('gives up soon when nobody answers', async () => {
  const variables = await mirror(() => undefined);
  expect(await failure(variables, 1_000)).toBe('the download failed (no answer after 1 s)');
});

it('refuses a server whose certificate nobody vouches for', async () => {
  const folder = await temporaryFolder();
  const [key, cert] = ['key.pem', 'certificate.pem'].map((name) => join(folder, name));
  await promisify(execFile)('openssl', [
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'],
    ...['-days', '2', '-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'],
    ...['-keyout', key ?? '', '-out', cert ?? ''],
  ]);
  const identity = { key: await readFile(key ?? ''), cert: await readFile(cert ?? '') };
  let requests = 0;
  const server = createSecureServer(identity, (_request, response) => {
    requests += 1;
    response.end();
  });
  const port = await listen(server);
  const message = await failure({
    MONGOMS_DOWNLOAD_MIRROR: `https://127.0.0.1:${port}`,
    npm_config_strict_ssl: 'false',
    NODE_TLS_REJECT_UNAUTHORIZED: '0',
  });
  expect(message).toMatch(/self[- ]signed/i);
  expect(requests).toBe(0);
});

it('clears away what a killed download has left', async () => {
  const cacheDir = await temporaryFolder();
  await mkdir(join(cacheDir, '.partial-999999999-left'), { recursive: true });
  const variables = await mirror((_request, response) => response.writeHead(404).end());
  await refusalOf(downloadMongod({ cacheDir, variables }));
  expect(await readdir(cacheDir)).toEqual([]);
});
