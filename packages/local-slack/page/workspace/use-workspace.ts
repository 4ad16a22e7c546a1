import { useEffect, useMemo, useReducer } from 'preact/hooks';
import { openEventStream } from '../client/event-stream.js';
import { createPageClient, type PageClient } from '../client/page-client.js';
import { type Change, reduce } from './reduce.js';
import { EMPTY_WORKSPACE, type Workspace } from './state.js';

export type WorkspaceStore = {
  workspace: Workspace;
  client: PageClient;
  change: (change: Change) => void;
};

/** Behind another key, after its files were deleted: the server's own page says what to do. */
function leaveIfLocked(client: PageClient): void {
  client.state().catch((failure: Error) => failure.message === 'no_key' && location.reload());
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
    const ignoreLostConnection = () => {};
    if (place.kind === 'home') {
      client.home().then((home) => change({ type: 'home-read', home }), ignoreLostConnection);
      return;
    }
    const { channel } = place;
    client
      .messages(channel)
      .then(
        ({ messages }) => change({ type: 'messages', channel, messages }),
        ignoreLostConnection,
      );
  }, [client, connection, place]);

  return { workspace, client, change };
}
