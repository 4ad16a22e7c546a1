import { useEffect, useMemo, useReducer } from 'preact/hooks';
import { openEventStream } from '../client/event-stream.js';
import { createPageClient, type PageClient } from '../client/page-client.js';
import { type Change, reduce } from './reduce.js';
import { EMPTY_WORKSPACE, type Place, type Workspace } from './state.js';

export type WorkspaceStore = {
  workspace: Workspace;
  client: PageClient;
  change: (change: Change) => void;
};

/** Behind another key, after its files were deleted: the server's own page says what to do. */
function leaveIfLocked(client: PageClient): void {
  client.state().catch((failure: Error) => failure.message === 'no_key' && location.reload());
}

async function readPlace(client: PageClient, place: Place): Promise<Change> {
  switch (place.kind) {
    case 'home':
      return { type: 'home-read', home: await client.home() };
    case 'mailbox':
      return place.mail === null
        ? { type: 'mails-read', mails: (await client.mails()).mails }
        : { type: 'mail-read', mail: (await client.mail(place.mail)).mail };
    case 'channel': {
      const { channel } = place;
      const { messages } = await client.messages(channel);
      return { type: 'messages', channel, messages };
    }
    default:
      return place satisfies never;
  }
}

/** Reads the user's workspace and keeps it up to date, across lost connections too. */
export function useWorkspace(user: string, onUnknownUser: () => void): WorkspaceStore {
  const [workspace, change] = useReducer(reduce, EMPTY_WORKSPACE);
  const client = useMemo(() => createPageClient(user), [user]);
  const { connection, place } = workspace;

  useEffect(() => {
    // Forms end with the page that showed them, as in Slack; what is left of an earlier page is
    // closed. A lost connection comes back to the same page, so its forms stay.
    let fresh = true;
    return openEventStream(user, {
      onOpen: () => change({ type: 'connected' }),
      onLost: () => {
        change({ type: 'lost' });
        leaveIfLocked(client);
      },
      onEvent: (event) => {
        const left = fresh && event.type === 'modals' ? event.stack[0] : undefined;
        if (event.type === 'modals') fresh = false;
        if (left === undefined) change({ type: 'event', event });
        else client.close({ viewId: left.viewId, clear: true }).catch(() => undefined);
      },
    });
  }, [user, client]);

  useEffect(() => {
    client.state().then(
      // A reading from before the stream opened could be older than the first event.
      (page) => connection > 0 && change({ type: 'read', page }),
      // An unreachable server is announced by the event stream; a refusal is an unknown user.
      (failure: Error) => failure.message === 'user_not_found' && onUnknownUser(),
    );
  }, [client, connection]);

  useEffect(() => {
    if (place === null) return;
    // A lost connection is announced by the event stream, and what is shown is read again after it.
    readPlace(client, place).then(change, (failure: Error) => {
      // More than the mailbox keeps arrived since.
      if (failure.message === 'mail_not_found') {
        change({ type: 'go', place: { kind: 'mailbox', mail: null } });
      }
    });
  }, [client, connection, place]);

  return { workspace, client, change };
}
