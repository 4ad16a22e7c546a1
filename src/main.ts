import { SingleBar } from 'cli-progress';
import { createLog, readsAtTerminal } from './app/create-log.js';
import { isForOwnClub } from './app/own-club.js';
import { type CreditDesk, startCreditDesk } from './app/start-credit-desk.js';
import { startFault } from './app/start-fault.js';
import { readStartWords } from './app/start-words.js';
import { whereToLook } from './app/where-to-look.js';
import { loadEnvironment } from './config/load-environment.js';
import { type Config, readConfig } from './config/read-config.js';
import { redactHere } from './config/redact.js';

/** A stop that takes longer than this ends anyway; the next start recovers. */
const longestStopMs = 4_500;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function tellSingleHanded({ singleHanded }: Config): void {
  if (!singleHanded) return;
  say(
    'SINGLE_HANDED is set: write-offs and pay-outs are booked at once, without a second person, and posted with these words.',
  );
}

function tellStripe({ stripe, publicUrl }: Config): void {
  if (stripe === null) return;
  const heard =
    stripe.webhookSecret === undefined
      ? 'STRIPE_WEBHOOK_SECRET is not set, so Stripe is asked once an hour what became of them'
      : `webhooks are taken at ${publicUrl}/stripe/webhook`;
  say(`Refunds of Stripe payments are sent by Stripe; ${heard}.`);
}

function tellWhereToLook(config: Config, running: CreditDesk): void {
  tellSingleHanded(config);
  tellStripe(config);
  for (const line of whereToLook(config, running)) say(line);
}

/** At a terminal a bar; elsewhere it would only be odd lines in a file. */
function progressBar() {
  const bar = new SingleBar({ format: 'Importing the sample club {bar} {percentage}%' });
  let started = false;
  return {
    update(done: number, total: number) {
      if (!started) bar.start(total, 0);
      started = true;
      bar.update(done);
    },
    /** Or the terminal's cursor stays hidden. */
    stop() {
      if (started) bar.stop();
    },
  };
}

async function main(): Promise<void> {
  const { empty } = readStartWords(process.argv.slice(2));
  const environment = loadEnvironment(process.cwd());
  const ownClub = empty || isForOwnClub(readConfig(environment).dataDir);
  const config = readConfig(environment, { ownClub });
  const log = createLog({
    level: config.logLevel,
    plain: readsAtTerminal(config),
    redact: redactHere(process.cwd()),
  });
  const ending = new AbortController();
  const { signal } = ending;
  const bar = progressBar();
  let starting: Promise<CreditDesk> | null = null;
  let isRunning = false;
  const stop = async (exitCode: number) => {
    if (signal.aborted) return;
    ending.abort();
    setTimeout(() => process.exit(isRunning ? 1 : exitCode), longestStopMs);
    const running = await starting?.catch(() => null);
    await running?.stop();
    process.exit(exitCode);
  };
  const stopForFault = (error: unknown) => {
    log.fatal({ err: error }, 'something failed that nobody waited for; stopping');
    void stop(1);
  };
  process.on('SIGINT', () => stop(0));
  process.on('SIGTERM', () => stop(0));
  process.on('unhandledRejection', stopForFault);
  process.on('uncaughtException', stopForFault);
  // From its first word on it can be stopped in order.
  say('Starting Credit Desk …');
  try {
    starting = startCreditDesk(config, { log, ownClub, progress: bar.update, signal }).finally(
      bar.stop,
    );
    const running = await starting;
    isRunning = true;
    if (!signal.aborted) tellWhereToLook(config, running);
  } catch (error) {
    // A start that was asked to end fails by that, and `stop` ends the process.
    if (!signal.aborted) throw error;
  }
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${startFault(error, redactHere(process.cwd()))}\n`);
  process.exit(1);
}
