import type {
  PageActionRequest,
  PageCloseRequest,
  PageCommandRequest,
  PageHome,
  PageMailReply,
  PageMails,
  PageMessages,
  PageOk,
  PageShortcutRequest,
  PageState,
  PageSubmitRequest,
  PageSubmitResponse,
  PageSuggestionRequest,
  PageSuggestions,
} from '../../server/page-api.js';
import { UNREACHABLE } from './failure.js';

type Refusal = { ok: false; error: string; detail?: string };
type WithoutUser<Request> = Omit<Request, 'user'>;

async function read<Reply>(path: string, query: Record<string, string>): Promise<Reply> {
  const response = await fetch(`/page-api/${path}?${new URLSearchParams(query)}`);
  const body: Reply & { ok?: boolean; error?: string } = await response.json();
  if (!response.ok || body.ok === false) throw new Error(body.error ?? `HTTP ${response.status}`);
  return body;
}

/** Never rejects: a server that cannot be reached is one more refusal to show. */
async function send<Reply>(path: string, body: object): Promise<Reply | Refusal> {
  try {
    const response = await fetch(`/page-api/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return await response.json();
  } catch {
    return { ok: false, error: UNREACHABLE };
  }
}

/** The server's endpoints, bound to the acting user. */
export function createPageClient(user: string) {
  return {
    user,
    state: () => read<PageState>('state', { user }),
    messages: (channel: string) => read<PageMessages>('messages', { user, channel }),
    home: () => read<PageHome>('home', { user }),
    mails: () => read<PageMails>('mails', { user }),
    mail: (id: string) => read<PageMailReply>('mail', { user, id }),
    command: (request: WithoutUser<PageCommandRequest>) =>
      send<PageOk>('command', { ...request, user }),
    shortcut: (request: WithoutUser<PageShortcutRequest>) =>
      send<PageOk>('shortcut', { ...request, user }),
    action: (request: WithoutUser<PageActionRequest>) =>
      send<PageOk>('action', { ...request, user }),
    suggestions: (request: WithoutUser<PageSuggestionRequest>) =>
      send<PageSuggestions>('suggestions', { ...request, user }),
    submit: (request: WithoutUser<PageSubmitRequest>) =>
      send<PageSubmitResponse>('submit', { ...request, user }),
    close: (request: WithoutUser<PageCloseRequest>) => send<PageOk>('close', { ...request, user }),
  };
}

export type PageClient = ReturnType<typeof createPageClient>;
