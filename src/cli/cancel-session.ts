import { randomUUID } from 'node:crypto';
import { openDesk } from '../app/open-desk.js';
import { printLine } from './print-line.js';
import { runCli } from './run-cli.js';
import { cancelByLine } from './sessions/cancel-by-line.js';
import { readCancelLine } from './sessions/cancel-line.js';
import { inWords } from './sessions/in-words.js';

/** Exit code 2: it was done, and a person has to look at some of it. */
async function cancelSession(): Promise<void> {
  const line = readCancelLine(process.argv.slice(2));
  const { desk, close } = await openDesk();
  try {
    const run = await inWords(desk, () => cancelByLine(desk, line, randomUUID()));
    for (const text of run.lines) printLine(text);
    if (!run.isAllDone) process.exitCode = 2;
  } finally {
    await close();
  }
}

await runCli(cancelSession);
