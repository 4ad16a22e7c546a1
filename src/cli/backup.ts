import { openDesk } from '../app/open-desk.js';
import { programVersion } from '../app/program-version.js';
import { takeBackup } from '../services/backup/take-backup.js';
import { openFreshFiles } from './fresh-files.js';
import { printLine } from './print-line.js';
import { runCli, UsageError } from './run-cli.js';

const usage = 'Usage: npm run backup -- <file>   (a new file, readable by you alone)';

async function backup(): Promise<void> {
  const [file, ...more] = process.argv.slice(2);
  if (file === undefined || more.length > 0 || file.startsWith('-')) throw new UsageError(usage);
  const { desk, close } = await openDesk();
  const files = openFreshFiles();
  try {
    const write = (text: string) => files.write(file, text);
    const count = await takeBackup(desk, programVersion(), write);
    await files.place();
    printLine(
      `Wrote ${count} records to ${file}, as they were at one moment. Keep it where only you can read it, and on another machine.`,
    );
  } finally {
    await files.discard();
    await close();
  }
}

await runCli(backup);
