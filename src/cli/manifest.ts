import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../app/project-folder.js';
import { overHttp } from './manifest/over-http.js';
import { printText } from './print-line.js';
import { CliError, runCli, UsageError } from './run-cli.js';

const usage =
  'Usage: npm run --silent manifest -- --url https://credit.club.example   (the address by which Slack reaches the desk; without --url for Socket Mode)';

/** The address of the events below the one that was given, which has to be https. */
function addressFrom(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isBare = url !== null && `${url.username}${url.search}${url.hash}` === '';
  if (url === null || !isBare || url.protocol !== 'https:') {
    throw new CliError(
      'Slack sends to https only: name an address such as https://credit.club.example, without user, query and fragment.',
    );
  }
  return `${url.href.replace(/\/+$/, '')}/slack/events`;
}

async function manifest(): Promise<void> {
  const [flag, url, ...more] = process.argv.slice(2);
  const text = readFileSync(join(projectFolder(), 'manifest.yml'), 'utf8');
  if (flag === undefined) return printText(text);
  if (flag !== '--url' || url === undefined || more.length > 0) throw new UsageError(usage);
  printText(overHttp(text, addressFrom(url)));
}

await runCli(manifest);
