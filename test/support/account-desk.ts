import { mintAccountLink } from '../../src/services/links/mint-account-link.js';
import { accountPages } from '../../src/web/account/account-pages.js';
import { startWebServer } from '../../src/web/server.js';
import { clubId, type LedgerDesk, openLedgerDesk, payerId } from './ledger-desk.js';
import { freePort } from './mongo-environment.js';
import { pdfLines } from './pdf-text.js';

/** The account pages of a desk on a real server, and a browser without a screen. */
export type AccountDesk = {
  desk: LedgerDesk;
  origin: string;
  /** A link's address for a payer. */
  link(of?: string): Promise<string>;
  /** The `Cookie` header of somebody who pressed the button of a link. */
  signIn(of?: string): Promise<string>;
  page(path: string, cookie?: string): Promise<{ status: number; html: string; headers: Headers }>;
  /** A PDF, as its lines of text. */
  file(path: string, cookie: string): Promise<{ lines: string[]; headers: Headers }>;
  post(path: string, request?: PostRequest): Promise<Response>;
  close(): Promise<void>;
};

export type PostRequest = {
  cookie?: string;
  /** What a proxy says of the address that asks. */
  forwardedFor?: string;
  fields?: Record<string, string>;
  /** Where it comes from; null: the browser does not say. */
  from?: string | null;
};

export function cookieIn(response: Response): string {
  return response.headers.get('set-cookie')?.split(';')[0] ?? '';
}

function postTo(origin: string, path: string, request: PostRequest): Promise<Response> {
  const { cookie, fields = {}, from = origin, forwardedFor } = request;
  const url = path.startsWith('http') ? path : `${origin}${path}`;
  return fetch(url, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams(fields),
    headers: {
      ...(from === null ? {} : { origin: from }),
      ...(cookie === undefined ? {} : { cookie }),
      ...(forwardedFor === undefined ? {} : { 'x-forwarded-for': forwardedFor }),
    },
  });
}

/** @param options `trustProxy` as the configuration has it */
export async function openAccountDesk(
  options: { trustProxy?: readonly string[] } = {},
): Promise<AccountDesk> {
  const desk = await openLedgerDesk();
  const other = { clubId, email: null, searchWords: [], name: 'Other', payerId: 'club:other' };
  await desk.store.collections.contacts.insertOne({ ...other, _id: 'club:other', ownId: 'other' });
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  desk.publicUrl = origin;
  const routers = [accountPages(desk)];
  const log = { error: () => undefined };
  const server = await startWebServer({ host: '127.0.0.1', port, routers, log, ...options });
  const link = async (of = payerId) => {
    return (await mintAccountLink(desk, { payerId: of, purpose: 'notice' })).url;
  };
  return {
    desk,
    origin,
    link,
    signIn: async (of) => cookieIn(await postTo(origin, await link(of), {})),
    async page(path, cookie = '') {
      const url = path.startsWith('http') ? path : `${origin}${path}`;
      const response = await fetch(url, { redirect: 'manual', headers: { cookie } });
      return { status: response.status, html: await response.text(), headers: response.headers };
    },
    async file(path, cookie) {
      const response = await fetch(`${origin}${path}`, { headers: { cookie } });
      const lines = pdfLines(Buffer.from(await response.arrayBuffer()));
      return { lines, headers: response.headers };
    },
    post: (path, request = {}) => postTo(origin, path, request),
    async close() {
      await server.close();
      await desk.close();
    },
  };
}
