import { nobody } from '../../src/domain/people/staff-lists.js';
import { firstSettings } from '../../src/domain/settings/club-settings.js';
import { createDrawing } from '../../src/drawing/create-drawing.js';
import { createOutcomes } from '../../src/services/books/outcomes.js';
import { createPayerQueue } from '../../src/services/books/payer-queue.js';
import type { Desk } from '../../src/services/desk.js';
import { connectStore } from '../../src/store/connection.js';
import { setUpDatabase } from '../../src/store/setup/database-setup.js';
import { clubId } from './made-books.js';

export type BenchDesk = Desk & {
  uri: string;
  /** What the services wrote to the log as an error. */
  logged: string[];
  /** Drops the database as well. */
  close(): Promise<void>;
};

/** The services' world on a database that is set up as the app's own. */
export async function openBenchDesk(uri: string): Promise<BenchDesk> {
  const store = await connectStore(uri, { appName: 'credit-desk-bench' });
  await setUpDatabase(store.db);
  const logged: string[] = [];
  const log = {
    info: () => undefined,
    error: (_fields: Record<string, unknown>, message: string) => logged.push(message),
  };
  const drawing = createDrawing({ log });
  return {
    uri,
    logged,
    store,
    club: {
      id: clubId,
      name: 'Club',
      currency: 'GBP',
      timeZone: 'Europe/London',
      locale: 'en-GB',
      sweepFrom: '1970-01-01',
    },
    settings: firstSettings,
    settingsSeq: 0n,
    given: {
      ...{ threshold: null, singleHanded: false, staff: null, firstStaff: nobody },
      ...{ financeChannel: 'CFINANCE', approvalsChannel: null },
    },
    staff: nobody,
    now: () => new Date(),
    publicUrl: 'http://127.0.0.1:3000',
    isReachable: true,
    financeChannel: 'CFINANCE',
    refundProviders: [],
    approvals: { thresholdMinor: null, singleHanded: false },
    approvalsChannel: null,
    sendsMail: false,
    draw: drawing.draw,
    queue: createPayerQueue(),
    outcomes: createOutcomes(),
    wake: () => undefined,
    log,
    async close() {
      await drawing.close();
      await store.db.dropDatabase();
      await store.close();
    },
  };
}
