import { resolve } from 'node:path';
import { LocalSlackError } from '../local-slack-error.js';
import { readManifest } from '../manifest.js';
import type { LocalSlackOptions, LocalSlackSeed } from '../options.js';
import { randomTokens } from '../random-tokens.js';
import { type LocalSlack, startLocalSlack } from '../workspace.js';
import { defaultSeed } from './default-seed.js';
import { type Arguments, readArguments, usage } from './read-arguments.js';

function say(...lines: string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** An app that finds an app token connects by Socket Mode, so over HTTP it is given none. */
function variablesFor(
  { apiUrl }: LocalSlack,
  { tokens, delivery: { kind } }: Pick<LocalSlackOptions, 'tokens' | 'delivery'>,
): string[] {
  const appToken = kind === 'socket' ? [`SLACK_APP_TOKEN=${tokens.app}`] : [];
  return [
    `SLACK_BOT_TOKEN=${tokens.bot}`,
    ...appToken,
    `SLACK_SIGNING_SECRET=${tokens.signingSecret}`,
    `SLACK_API_URL=${apiUrl}`,
  ];
}

function tellHowToUse(
  slack: LocalSlack,
  { seed, variables }: { seed: LocalSlackSeed; variables: string[] },
): void {
  say(`A local Slack is running with ${seed.app.name} installed.`);
  say(`  Open      ${slack.pageUrl}`);
  say(`  People    ${seed.users.map(({ id, realName }) => `${id} ${realName}`).join(', ')}`);
  say(`  Channels  ${seed.channels.map(({ id, name }) => `${id} #${name}`).join(', ')}`);
  say('', 'What the app needs in its environment:', '', ...variables, '');
  say('Nothing is kept after a stop, and the next start has other tokens. Press Ctrl-C to stop.');
}

function stopWhenAsked(slack: LocalSlack): void {
  const stop = () => void slack.stop().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

async function start({ manifest, port, requestUrl }: Extract<Arguments, { kind: 'start' }>) {
  // Under npm the working directory is the package's own; INIT_CWD is where the command was typed.
  const path = resolve(process.env.INIT_CWD ?? process.cwd(), manifest);
  const seed = defaultSeed(await readManifest(path));
  const delivery: LocalSlackOptions['delivery'] =
    requestUrl === undefined ? { kind: 'socket' } : { kind: 'http', requestUrl };
  const tokens = randomTokens();
  const slack = await startLocalSlack({
    ...{ seed, port, tokens, delivery },
    production: process.env.NODE_ENV === 'production',
    log: (line) => process.stderr.write(`${line}\n`),
  });
  stopWhenAsked(slack);
  tellHowToUse(slack, { seed, variables: variablesFor(slack, { tokens, delivery }) });
}

/** A sentence with the mend, or for a bug its origin. */
function startFault(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof LocalSlackError) return error.message;
  const { code, syscall, port } = { code: null, syscall: null, port: '', ...error };
  const mend = 'choose another with --port; 0 takes any free one.';
  if (code === 'EADDRINUSE')
    return `Port ${port} is in use by another program. Stop it, or ${mend}`;
  if (syscall === 'listen') return `Port ${port} cannot be used (${code}). Please ${mend}`;
  return error.stack ?? error.message;
}

try {
  const given = readArguments(process.argv.slice(2));
  if (given.kind === 'help') say(usage);
  else await start(given);
} catch (error) {
  process.stderr.write(`${startFault(error)}\n`);
  process.exitCode = 1;
}
