import { randomUUID } from 'node:crypto';
import { openDesk } from '../app/open-desk.js';
import { changeSettings } from '../services/settings/change-settings.js';
import { printLine } from './print-line.js';
import { runCli } from './run-cli.js';
import { inWords } from './sessions/in-words.js';
import { readSettingsLine } from './settings/settings-line.js';
import { changedLines, settingsInForceLines } from './settings/settings-lines.js';

/** Says what is set, or sets it: whoever may run this may do anything with the database. */
async function settings(): Promise<void> {
  const wanted = readSettingsLine(process.argv.slice(2));
  const { desk, close } = await openDesk();
  try {
    const request = {
      ...{ actor: { kind: 'command-line' } as const, operationId: randomUUID() },
      ...{ seenSeq: null, wanted },
    };
    const isAsked = Object.keys(wanted).length === 0;
    const lines = isAsked
      ? settingsInForceLines(desk)
      : changedLines(desk, await inWords(desk, () => changeSettings(desk, request)));
    for (const line of lines) printLine(line);
  } finally {
    await close();
  }
}

await runCli(settings);
