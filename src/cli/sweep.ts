import { openDesk } from '../app/open-desk.js';
import { runSweep } from '../services/sweep/sweep.js';
import { sweepInWords } from '../services/sweep/sweep-in-words.js';
import { refuseArguments } from './arguments.js';
import { printLine } from './print-line.js';
import { runCli } from './run-cli.js';
import { untilStopped } from './until-stopped.js';

async function sweep(): Promise<void> {
  refuseArguments(process.argv.slice(2), 'sweep');
  await untilStopped(async (stopped) => {
    const { desk, close } = await openDesk();
    try {
      const run = await runSweep(desk, { trigger: 'command-line', stopped });
      printLine(sweepInWords(run, desk.club.locale));
      if (run.failed > 0) process.exitCode = 1;
    } finally {
      await close();
    }
  });
}

await runCli(sweep);
