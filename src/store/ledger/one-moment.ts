import type { ClientSession } from 'mongodb';
import type { Store } from '../connection.js';

/** To be given to every read of the session. */
export type OneMoment = { session: ClientSession; readConcern: { level: 'snapshot' } };

/**
 * A session whose reads all see the database at the moment of the first. The level has to be
 * named at each read: the connection's own (`majority`) would win over the session's, and every
 * read would silently be of a moment of its own. The session has to be ended.
 */
export function startOneMoment(store: Store): OneMoment {
  const session = store.client.startSession({ snapshot: true });
  return { session, readConcern: { level: 'snapshot' } };
}
