import type { HomeView, KnownBlock, ModalView } from '@slack/types';

/**
 * What the browser page and the local workspace's server say to each other, under `/page-api/`.
 * Requests are JSON; the acting user travels in every request, since the page may switch users.
 * Every refusal is `{ ok: false, error, detail? }` with HTTP 200, as in Slack's own Web API.
 */
export type PageUser = {
  id: string;
  name: string;
  realName: string;
  title?: string;
  isBot: boolean;
  isGuest: boolean;
};

export type PageChannel = {
  id: string;
  name: string;
  kind: 'channel' | 'dm';
  members: string[];
  /** Only its members know of it. */
  isPrivate: boolean;
};
export type PageCommand = { command: string; description: string; usageHint: string };
export type PageShortcut = { callbackId: string; name: string; description: string };

/** GET `/page-api/state?user=U…` */
export type PageState = {
  teamName: string;
  appName: string;
  appUserId: string;
  me: PageUser;
  users: PageUser[];
  /** Channels that `me` is a member of, and the direct messages with the app. */
  channels: PageChannel[];
  commands: PageCommand[];
  shortcuts: PageShortcut[];
  connected: boolean;
  /** Null in a workspace without one. */
  mailbox: { unread: number } | null;
};

export type PageMailAddress = { name: string; address: string };

export type PageMailSummary = {
  id: string;
  to: PageMailAddress[];
  subject: string;
  /** Milliseconds since 1970. */
  receivedAt: number;
  /** Opened by anybody: the mails are nobody's of the workspace. */
  isRead: boolean;
};

/** GET `/page-api/mails?user=U…`, newest first. */
export type PageMails = { ok: true; mails: PageMailSummary[] };

/** GET `/page-api/mail?user=U…&id=…`; marks it as read. */
export type PageMail = PageMailSummary & {
  from: PageMailAddress[];
  replyTo: PageMailAddress[];
  /** Where its HTML opens, by itself and without scripts; null without any. */
  htmlUrl: string | null;
  text: string | null;
  attachments: { name: string; size: number; url: string }[];
};
export type PageMailReply = { ok: true; mail: PageMail };

export type PageMessage = {
  channel: string;
  ts: string;
  threadTs?: string;
  user: string;
  text: string;
  blocks: KnownBlock[];
  edited: boolean;
  /** Only this user sees it; gone after a reload, as in Slack. */
  ephemeralFor?: string;
  /** Files that the app has shared; `url` opens in the browser. */
  files?: {
    id: string;
    name: string;
    title: string;
    mimetype: string;
    size: number;
    url: string;
    /** What an image shows, in words. */
    altText?: string;
  }[];
};

/** GET `/page-api/messages?user=U…&channel=C…`, oldest first. */
export type PageMessages = { ok: true; messages: PageMessage[] };

export type PageModal = { viewId: string; hash: string; depth: number; view: ModalView };

/** Server-sent events of `/page-api/events?user=U…`, one JSON object per `data:` line. */
export type PageEvent =
  | { type: 'message'; message: PageMessage }
  | { type: 'message_changed'; message: PageMessage }
  | { type: 'message_deleted'; channel: string; ts: string }
  /** The whole stack of the user's open modals, bottom first; sent at each change. */
  | { type: 'modals'; stack: PageModal[] }
  | { type: 'home'; view: HomeView; viewId: string; hash: string }
  | { type: 'connection'; connected: boolean }
  | { type: 'mail'; mail: PageMailSummary; unread: number }
  | { type: 'mail_read'; id: string; unread: number };

/** GET `/page-api/home?user=U…`; also tells the app that the user opened its Home tab. */
export type PageHome = { ok: true; view: HomeView | null; viewId: string; hash: string };

/** POST `/page-api/command` */
export type PageCommandRequest = { user: string; channel: string; text: string };
/** POST `/page-api/shortcut` (global shortcut) */
export type PageShortcutRequest = { user: string; callbackId: string };

/** One input's present value, in the shape that Slack puts into `view.state.values`. */
export type PageInputValue = { type: string; [field: string]: unknown };
export type PageInputState = Record<string, Record<string, PageInputValue>>;

export type PageContainer =
  | { kind: 'modal'; viewId: string }
  | { kind: 'home'; viewId: string }
  | { kind: 'message'; channel: string; ts: string };

/** POST `/page-api/action`: a button, menu or dispatching input was used. */
export type PageActionRequest = {
  user: string;
  container: PageContainer;
  blockId: string;
  actionId: string;
  /** The element's new value: `value` of a button, `selected_option` of a menu, … */
  value: PageInputValue;
  state: PageInputState;
};

/** POST `/page-api/suggestions`: what to offer while a person types in an external select. */
export type PageSuggestionRequest = {
  user: string;
  container: PageContainer;
  blockId: string;
  actionId: string;
  query: string;
};
export type PageOption = { text: string; description?: string; value: string };
export type PageSuggestions = {
  ok: true;
  groups: { label: string | null; options: PageOption[] }[];
};

/** POST `/page-api/submit` */
export type PageSubmitRequest = { user: string; viewId: string; state: PageInputState };
/** `errors` maps a block id to its sentence; without errors the `modals` event tells the rest. */
export type PageSubmitResponse =
  | { ok: true }
  | { ok: false; error: string; detail?: string; errors?: Record<string, string> };

/** POST `/page-api/close`: Cancel, the cross, or Escape; `clear` closes the whole stack. */
export type PageCloseRequest = { user: string; viewId: string; clear: boolean };

export type PageOk = { ok: true } | { ok: false; error: string; detail?: string };
