import { randomUUID } from 'node:crypto';
import { openDesk } from '../app/open-desk.js';
import { printLine } from './print-line.js';
import { runCli } from './run-cli.js';
import { inWords } from './sessions/in-words.js';
import { removeByLine } from './sessions/remove-by-line.js';
import { readRemoveLine } from './sessions/remove-line.js';

/** Exit code 2: it was done, and a person has to look at some of it. */
async function removeContact(): Promise<void> {
  const line = readRemoveLine(process.argv.slice(2));
  const { desk, close } = await openDesk();
  try {
    const run = await inWords(desk, () => removeByLine(desk, line, randomUUID()));
    for (const text of run.lines) printLine(text);
    if (!run.isAllDone) process.exitCode = 2;
  } finally {
    await close();
  }
}

await runCli(removeContact);
