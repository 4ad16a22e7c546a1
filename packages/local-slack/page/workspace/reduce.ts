import type {
  PageEvent,
  PageHome,
  PageMail,
  PageMailSummary,
  PageMessage,
  PageState,
} from '../../server/page-api.js';
import { markMailRead, putMail } from './mail-list.js';
import { mergeMessages, putMessage, removeMessage } from './message-list.js';
import { firstPlace, isOpenChannel, type Place, type Workspace } from './state.js';

export type Change =
  | { type: 'read'; page: PageState }
  | { type: 'connected' }
  | { type: 'lost' }
  | { type: 'go'; place: Place }
  | { type: 'messages'; channel: string; messages: PageMessage[] }
  | { type: 'home-read'; home: PageHome }
  | { type: 'mails-read'; mails: PageMailSummary[] }
  | { type: 'mail-read'; mail: PageMail }
  | { type: 'dismiss'; channel: string; ts: string }
  | { type: 'event'; event: PageEvent };

export function reduce(workspace: Workspace, change: Change): Workspace {
  switch (change.type) {
    case 'read':
      return {
        ...workspace,
        page: change.page,
        place: workspace.place ?? firstPlace(change.page),
      };
    case 'connected':
      return { ...workspace, live: true, connection: workspace.connection + 1 };
    case 'lost':
      return { ...workspace, live: false };
    case 'go':
      return go(workspace, change.place);
    case 'messages':
      return changeMessages(workspace, change.channel, (held) =>
        mergeMessages(held, change.messages),
      );
    case 'home-read':
      return { ...workspace, home: change.home };
    case 'mails-read':
      return { ...workspace, mails: change.mails };
    case 'mail-read':
      return { ...workspace, mail: change.mail };
    case 'dismiss':
      return changeMessages(workspace, change.channel, (held) => removeMessage(held, change.ts));
    case 'event':
      return applyEvent(workspace, change.event);
    default:
      return change satisfies never;
  }
}

function applyEvent(workspace: Workspace, event: PageEvent): Workspace {
  switch (event.type) {
    case 'message':
      return withUnread(
        changeMessages(workspace, event.message.channel, (held) => putMessage(held, event.message)),
        event.message,
      );
    case 'message_changed':
      return changeMessages(workspace, event.message.channel, (held) =>
        putMessage(held, event.message),
      );
    case 'message_deleted':
      return changeMessages(workspace, event.channel, (held) => removeMessage(held, event.ts));
    case 'modals':
      return { ...workspace, modals: event.stack };
    case 'home':
      return { ...workspace, home: { view: event.view, viewId: event.viewId, hash: event.hash } };
    case 'connection':
      return workspace.page
        ? { ...workspace, page: { ...workspace.page, connected: event.connected } }
        : workspace;
    case 'mail':
      return putMail(workspace, event);
    case 'mail_read':
      return markMailRead(workspace, event);
    default:
      return event satisfies never;
  }
}

function go(workspace: Workspace, place: Place): Workspace {
  const channel = place.kind === 'channel' ? place.channel : null;
  return { ...workspace, place, unread: workspace.unread.filter((each) => each !== channel) };
}

function withUnread(workspace: Workspace, message: PageMessage): Workspace {
  const { channel } = message;
  if (isOpenChannel(workspace, channel) || workspace.unread.includes(channel)) return workspace;
  return { ...workspace, unread: [...workspace.unread, channel] };
}

function changeMessages(
  workspace: Workspace,
  channel: string,
  change: (held: PageMessage[]) => PageMessage[],
): Workspace {
  const changed = change(workspace.messages[channel] ?? []);
  return { ...workspace, messages: { ...workspace.messages, [channel]: changed } };
}
