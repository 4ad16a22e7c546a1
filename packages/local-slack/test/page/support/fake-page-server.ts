import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type {
  PageEvent,
  PageHome,
  PageMessage,
  PageModal,
  PageState,
} from '../../../server/page-api.js';
import { requireBuiltPage, servePageFile } from './page-files.js';

export type Sent = { path: string; body: Record<string, unknown> };
type Answer = (body: Record<string, unknown>) => unknown;

/** The page's side of the protocol with canned answers, and a record of what the page sent. */
export class FakePageServer {
  state!: PageState;
  messages!: Record<string, PageMessage[]>;
  home!: PageHome;
  sent!: Sent[];
  private readonly answers = new Map<string, Answer>();
  private readonly streams = new Set<ServerResponse>();
  private readonly server = createServer((request, response) => this.handle(request, response));

  constructor(state: PageState) {
    this.reset(state);
  }

  /** As freshly started, on the same port, so that the browser's cache of the page still serves. */
  reset(state: PageState): void {
    this.state = structuredClone(state);
    this.messages = {};
    this.home = { ok: true, view: null, viewId: 'V0', hash: 'h0' };
    this.sent = [];
    this.answers.clear();
    this.dropStreams();
  }

  async start(): Promise<string> {
    requireBuiltPage();
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    const address = this.server.address();
    return `http://127.0.0.1:${address && typeof address === 'object' ? address.port : 0}/`;
  }

  async stop(): Promise<void> {
    this.dropStreams();
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  answer(path: string, answer: Answer): void {
    this.answers.set(path, answer);
  }

  push(event: PageEvent): void {
    for (const stream of this.streams) stream.write(`data: ${JSON.stringify(event)}\n\n`);
  }

  showModals(...stack: PageModal[]): void {
    this.push({ type: 'modals', stack });
  }

  dropStreams(): void {
    for (const stream of this.streams) stream.destroy();
    this.streams.clear();
  }

  lastSent(path: string): Record<string, unknown> {
    const last = this.sent.findLast((each) => each.path === path);
    if (!last) throw new Error(`The page sent nothing to ${path}`);
    return last.body;
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (!url.pathname.startsWith('/page-api/')) return servePageFile(url.pathname, response);
    const path = url.pathname.slice('/page-api/'.length);
    if (path === 'events') return this.openStream(response);
    const body = request.method === 'POST' ? await readJson(request) : {};
    if (request.method === 'POST') this.sent.push({ path, body });
    const reply = this.answers.get(path)?.(body) ?? this.read(path, url.searchParams);
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(await reply));
  }

  private openStream(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(':open\n\nretry: 100\n\n');
    this.streams.add(response);
    // As the real server does: how things stand first.
    response.write(`data: ${JSON.stringify({ type: 'modals', stack: [] })}\n\n`);
    response.on('close', () => this.streams.delete(response));
  }

  private read(path: string, query: URLSearchParams): unknown {
    if (path === 'messages') {
      return { ok: true, messages: this.messages[query.get('channel') ?? ''] ?? [] };
    }
    if (path === 'home') return this.home;
    if (path !== 'state') return { ok: true };
    const me = this.state.users.find((user) => user.id === query.get('user'));
    return { ...this.state, me: me ?? this.state.me };
  }
}

async function readJson(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = '';
  for await (const chunk of request) text += chunk;
  return JSON.parse(text);
}
