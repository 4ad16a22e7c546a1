import { loadEnvironment } from '../config/load-environment.js';
import { readConfig } from '../config/read-config.js';
import { redactHere } from '../config/redact.js';
import { drawHere } from '../drawing/draw-here.js';
import { type BooksReport, checkBooks } from '../services/books/check-books.js';
import type { BackupHead } from '../store/backup/backup-file.js';
import { checkBackup } from '../store/backup/check-backup.js';
import { restoreBackup } from '../store/backup/restore-backup.js';
import { createDesk } from './create-desk.js';
import { createLog, readsAtTerminal } from './create-log.js';
import { givenSettings } from './given-settings.js';
import { openDatabase } from './open-database.js';

/**
 * Checks a backup, puts it into the database of the settings, which has to be empty, and works the
 * books out of their journal again. @param lines the backup from its beginning, at each call
 * @throws BackupError with one sentence
 */
export async function restoreInto(
  lines: () => AsyncIterable<string>,
): Promise<{ head: BackupHead & { documents: number }; report: BooksReport }> {
  const config = readConfig(loadEnvironment(process.cwd()), { needsSlack: false });
  // Before the database is touched: a wrong file leaves it as it is.
  const head = await checkBackup(lines());
  const redact = redactHere(process.cwd());
  const log = createLog({ level: 'warn', plain: readsAtTerminal(config), redact });
  const tell = ({ level, message }: { level: 'info' | 'warn'; message: string }) =>
    log[level](message);
  const database = await openDatabase(config, { setUp: true, restores: true, log: tell });
  try {
    const { store } = database;
    await restoreBackup(store.db, lines());
    const desk = await createDesk(config, {
      store,
      log,
      given: givenSettings(config),
      draw: drawHere,
    });
    return { head, report: await checkBooks(desk, { kind: 'command-line' }) };
  } finally {
    await database.close();
  }
}
