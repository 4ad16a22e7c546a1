import { createServer } from 'node:net';
import { accountPages } from '../../src/web/account/account-pages.js';
import { startWebServer } from '../../src/web/server.js';
import type { BenchDesk } from './bench-desk.js';

export type AccountServer = {
  origin: string;
  /** Presses the button of a link, from an address of its own; the cookie that it brings. */
  press(link: string): Promise<string>;
  close(): Promise<void>;
};

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

/** The customers' pages of a desk, as customers get them. */
export async function openAccountServer(desk: BenchDesk): Promise<AccountServer> {
  const [host, port] = ['127.0.0.1', await freePort()];
  const origin = `http://${host}:${port}`;
  desk.publicUrl = origin;
  const log = { error: (_facts: Record<string, unknown>, said: string) => desk.logged.push(said) };
  const routers = [accountPages(desk)];
  const server = await startWebServer({ host, port, routers, log, trustProxy: ['loopback'] });
  let pressed = 0;
  return {
    origin,
    async press(link) {
      pressed += 1;
      const headers = { origin, 'x-forwarded-for': `192.0.2.${pressed}` };
      const answer = await fetch(link, { method: 'POST', headers, redirect: 'manual' });
      await answer.arrayBuffer();
      return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
    },
    close: () => server.close(),
  };
}
