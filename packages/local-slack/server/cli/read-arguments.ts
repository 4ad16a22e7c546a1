import { parseArgs } from 'node:util';
import { LocalSlackError } from '../local-slack-error.js';

export const usage = `Usage: npm start -w local-slack -- --manifest <file> [options]

Starts a small Slack on this machine with the app of the manifest installed.

  --manifest <file>    the app's manifest, YAML or JSON, as seen from here
  --port <number>      of the page and of Slack's API; 3001, and 0 takes any free one
  --request-url <url>  sends signed HTTP requests there; without it: Socket Mode
  --help               shows this`;

export type Arguments =
  | { kind: 'help' }
  | { kind: 'start'; manifest: string; port: number; requestUrl: string | undefined };

const options = {
  manifest: { type: 'string' },
  port: { type: 'string' },
  'request-url': { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

const seeHelp = 'Type "npm start -w local-slack -- --help" to see what it takes.';

function readPort(given: string): number {
  const port = Number(given);
  if (/^\d+$/.test(given) && port <= 65_535) return port;
  throw new LocalSlackError(`--port takes a number from 0 to 65535, for example 3001: "${given}".`);
}

function readRequestUrl(given: string): string {
  if (URL.canParse(given) && /^https?:$/.test(new URL(given).protocol)) return given;
  const example = 'http://127.0.0.1:3000/slack/events';
  throw new LocalSlackError(`--request-url takes an address such as ${example}: "${given}".`);
}

/** @throws LocalSlackError naming the first argument that is wrong */
export function readArguments(args: string[]): Arguments {
  const { tokens } = parseArgs({ args, options, strict: false, tokens: true });
  const given = new Map<string, string>();
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue;
    if (token.kind === 'positional') {
      throw new LocalSlackError(`"${token.value}" is not an option. ${seeHelp}`);
    }
    const { name, rawName, value } = token;
    if (name === 'help') return { kind: 'help' };
    if (!Object.hasOwn(options, name)) {
      throw new LocalSlackError(`There is no option ${rawName}. ${seeHelp}`);
    }
    if (value === undefined || value === '' || value.startsWith('--')) {
      throw new LocalSlackError(`${rawName} needs a value after it. ${seeHelp}`);
    }
    given.set(name, value);
  }
  const manifest = given.get('manifest');
  if (manifest === undefined) {
    throw new LocalSlackError(`Name the app to install: --manifest manifest.yml. ${seeHelp}`);
  }
  const port = readPort(given.get('port') ?? '3001');
  const requestUrl = given.get('request-url');
  return {
    ...{ kind: 'start', manifest, port },
    requestUrl: requestUrl === undefined ? undefined : readRequestUrl(requestUrl),
  };
}
