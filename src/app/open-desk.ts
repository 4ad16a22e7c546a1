import { loadEnvironment } from '../config/load-environment.js';
import { type Config, readConfig } from '../config/read-config.js';
import { redactHere } from '../config/redact.js';
import { createDrawing } from '../drawing/create-drawing.js';
import type { Desk } from '../services/desk.js';
import { createDesk } from './create-desk.js';
import { createLog, readsAtTerminal } from './create-log.js';
import { givenSettings } from './given-settings.js';
import { openDatabase } from './open-database.js';

export type OpenedDesk = {
  desk: Desk;
  config: Config;
  log: ReturnType<typeof createLog>;
  close(): Promise<void>;
};

/** The desk for one command of the command line; beside a running desk it uses its database. */
export async function openDesk(): Promise<OpenedDesk> {
  const config = readConfig(loadEnvironment(process.cwd()), { needsSlack: false, ownClub: true });
  const level = config.logLevel === 'info' ? 'warn' : config.logLevel;
  const redact = redactHere(process.cwd());
  const log = createLog({ level, plain: readsAtTerminal(config), redact });
  const database = await openDatabase(config, {
    setUp: false,
    shareRunning: true,
    log: ({ level: at, message }) => log[at](message),
  });
  const { store } = database;
  const drawing = createDrawing({ log });
  const given = givenSettings(config);
  const desk = await createDesk(config, { store, log, given, draw: drawing.draw });
  const close = async () => {
    await drawing.close();
    await database.close();
  };
  return { desk, config, log, close };
}
