import { openDesk } from '../app/open-desk.js';
import { runJob } from '../app/run-job.js';
import { isJobName, jobNames } from '../domain/people/job-name.js';
import { printLine } from './print-line.js';
import { runCli, UsageError } from './run-cli.js';
import { untilStopped } from './until-stopped.js';

async function job(): Promise<void> {
  const [name, ...more] = process.argv.slice(2);
  if (name === undefined || !isJobName(name) || more.length > 0) {
    throw new UsageError(`Usage: npm run job -- <name>   (one of ${jobNames.join(', ')})`);
  }
  await untilStopped(async (stopped) => {
    const opened = await openDesk();
    try {
      printLine(await runJob(name, opened, stopped));
    } finally {
      await opened.close();
    }
  });
}

await runCli(job);
