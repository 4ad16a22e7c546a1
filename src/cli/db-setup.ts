import { openDatabase } from '../app/open-database.js';
import { loadEnvironment } from '../config/load-environment.js';
import { readConfig } from '../config/read-config.js';
import { refuseArguments } from './arguments.js';
import { printLine } from './print-line.js';
import { runCli } from './run-cli.js';

async function setUp(): Promise<void> {
  refuseArguments(process.argv.slice(2), 'db:setup');
  const config = readConfig(loadEnvironment(process.cwd()), { needsSlack: false });
  const database = await openDatabase(config, {
    setUp: true,
    log: (line) => printLine(line.message),
  });
  await database.close();
  printLine(
    'The database is set up: collections, rules and indexes are as this version needs them.',
  );
}

await runCli(setUp);
