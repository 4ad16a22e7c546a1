import type { Store } from './connection.js';

/** What time it is for the database, which one wrong clock among the processes does not change. */
export async function serverClock(store: Store): Promise<Date> {
  const { localTime } = await store.db.command({ hello: 1 });
  if (!(localTime instanceof Date)) throw new Error('the database does not say what time it is');
  return localTime;
}
