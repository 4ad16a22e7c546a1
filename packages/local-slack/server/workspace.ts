import { systemClock } from './clock.js';
import { createDriver, type Driver } from './driver.js';
import type { Faults } from './faults.js';
import { postFirstMessages } from './first-messages.js';
import { LocalSlackError } from './local-slack-error.js';
import type { Mailbox } from './mail/mailbox.js';
import type { LocalSlackOptions } from './options.js';
import type { WorkspaceRecord } from './record.js';
import { createStateFile } from './state-file.js';
import { startServer } from './web/server.js';
import { createWorld, type World } from './world.js';

export type { LocalSlackOptions, LocalSlackSeed } from './options.js';

export type LocalSlack = {
  /** `http://127.0.0.1:PORT/api/`: where the app finds its Slack. */
  apiUrl: string;
  /** `http://127.0.0.1:PORT/?key=…`: opens the page, in any number of windows. */
  pageUrl: string;
  port: number;
  /** Acts as a person, for tests. */
  driver: Driver;
  faults: Faults;
  record: WorkspaceRecord;
  /** Takes mails, and tells what came; null without the option. */
  mailbox: Mailbox | null;
  /**
   * Until the app has answered what people pressed, `timeoutMs` at most. To be waited for before the
   * app ends, so that a form that is under way gets its answer.
   */
  settle(timeoutMs: number): Promise<void>;
  stop(): Promise<void>;
};

function faultsOf({ faults, triggers, sockets }: World): Faults {
  return {
    ...faults,
    refuseConnections() {
      sockets.cut();
      return faults.refuseConnections();
    },
    expireNextTrigger: triggers.expireNext,
    disconnect: sockets.disconnect,
    cutSockets: sockets.cut,
  };
}

/** A small, strict Slack on 127.0.0.1. A busy port rejects with `code: 'EADDRINUSE'`. */
export async function startLocalSlack(options: LocalSlackOptions): Promise<LocalSlack> {
  if (options.production) {
    throw new LocalSlackError('The local Slack workspace does not run in production.');
  }
  const log = options.log ?? (() => undefined);
  const stateFile = createStateFile({
    path: options.stateFile,
    clock: options.clock ?? systemClock,
    timers: () => world.timers,
    log,
    state: () => ({
      ...{ version: 1, key },
      messages: world.messages.kept(),
      homes: world.homes.kept(),
      modals: world.modals.kept(),
    }),
  });
  const world = createWorld(options, {
    changed: () => stateFile.changed(),
    formsChanged: () => {
      stateFile.changed();
      stateFile.flush();
    },
  });
  const kept = await stateFile.load();
  // The same after a restart, so that an open page comes back by itself.
  const key = kept?.key ?? world.ids.secret();
  world.messages.restore(kept?.messages ?? []);
  world.homes.restore(kept?.homes ?? []);
  world.modals.restore(kept?.modals ?? []);
  if (kept === undefined) postFirstMessages(world);
  const server = await startServer(world, { port: options.port, key, log });
  stateFile.changed();
  const base = `http://127.0.0.1:${server.port}/`;
  world.setBaseUrl(base);
  return {
    apiUrl: `${base}api/`,
    pageUrl: `${base}?key=${key}`,
    port: server.port,
    driver: createDriver(world),
    faults: faultsOf(world),
    record: world.record,
    mailbox: world.mailbox,
    settle: server.settle,
    async stop() {
      world.timers.stop();
      world.delivery.stop();
      await world.sockets.close();
      await server.stop();
      // Also what was filled in since, which nobody tells of.
      stateFile.changed();
      stateFile.flush();
    },
  };
}
