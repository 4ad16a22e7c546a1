import { SingleBar } from 'cli-progress';
import { createLog } from './app/create-log.js';
import { startFault } from './app/start-fault.js';
import { type CreditDesk, startCreditDesk } from './app.js';
import { type Config, loadEnvironment, readConfig } from './config.js';

/** A stop that takes longer than this ends anyway; the next start recovers. */
const longestStopMs = 4_500;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function tellWhereToLook(config: Config, running: CreditDesk): void {
  if (running.localSlack === null) {
    say(`Credit Desk is running for ${running.desk.club.name}. Press Ctrl-C to stop it.`);
    return;
  }
  say('');
  say('Credit Desk is running.');
  say(`  Open  ${running.localSlack.pageUrl}`);
  say('  Type  /invoices        and press Enter, to see the sample club and credit an invoice');
  say('  Type  /credit INV-1042 to raise credit at once');
  say(`Everything is kept in ${config.dataDir}. Press Ctrl-C to stop.`);
}

function progressBar() {
  const bar = new SingleBar({ format: 'Importing the sample club {bar} {percentage}%' });
  let started = false;
  return (done: number, total: number) => {
    if (!started) bar.start(total, 0);
    started = true;
    bar.update(done);
    if (done >= total) bar.stop();
  };
}

async function main(): Promise<void> {
  const config = readConfig(loadEnvironment(process.cwd()));
  const log = createLog({ level: config.logLevel });
  say('Starting Credit Desk …');
  const starting = startCreditDesk(config, { log, progress: progressBar() });
  let stopping = false;
  const stop = async (exitCode: number) => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(exitCode || 1), longestStopMs).unref();
    await (await starting.catch(() => null))?.stop();
    process.exit(exitCode);
  };
  process.on('SIGINT', () => stop(0));
  process.on('SIGTERM', () => stop(0));
  process.on('unhandledRejection', (error) => {
    log.fatal({ err: error }, 'something failed that nobody waited for; stopping');
    void stop(1);
  });
  tellWhereToLook(config, await starting);
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${startFault(error)}\n`);
  process.exit(1);
}
