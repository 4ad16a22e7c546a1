import type {
  PageHome,
  PageMail,
  PageMailSummary,
  PageMessage,
  PageModal,
  PageState,
} from '../../server/page-api.js';

export type Place =
  | { kind: 'channel'; channel: string }
  | { kind: 'home' }
  /** `mail` is the id of the one that is open; null = the list. */
  | { kind: 'mailbox'; mail: string | null };

/** All that the page knows about the acting user's workspace. */
export type Workspace = {
  page: PageState | null;
  place: Place | null;
  /** By channel id, oldest first; only of channels that were opened. */
  messages: Record<string, PageMessage[]>;
  unread: string[];
  modals: PageModal[];
  home: Omit<PageHome, 'ok'> | null;
  /** Newest first; null before they were read. */
  mails: PageMailSummary[] | null;
  /** The mail that was opened last. */
  mail: PageMail | null;
  /** Is the stream of events open? */
  live: boolean;
  /** Grows with each new connection, so that what is shown is read again. */
  connection: number;
};

export const EMPTY_WORKSPACE: Workspace = {
  page: null,
  place: null,
  messages: {},
  unread: [],
  modals: [],
  home: null,
  mails: null,
  mail: null,
  live: false,
  connection: 0,
};

export function isOpenChannel(workspace: Workspace, channel: string): boolean {
  return workspace.place?.kind === 'channel' && workspace.place.channel === channel;
}

export function firstPlace(page: PageState): Place {
  const channel = page.channels.find((each) => each.kind === 'channel') ?? page.channels[0];
  return channel ? { kind: 'channel', channel: channel.id } : { kind: 'home' };
}
