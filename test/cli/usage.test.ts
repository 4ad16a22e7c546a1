import { expect, it } from 'vitest';
import { startFault } from '../../src/app/start-fault.js';
import { jobNames } from '../../src/domain/people/job-name.js';
import { openCommandDatabase } from './command-database.js';
import { runCommand } from './run-command.js';

const nowhere = 'mongodb://127.0.0.1:1/nowhere';

it.each([
  ['import', [], 'Usage: npm run import -- <folder>'],
  ['import', ['one', 'two'], 'Usage: npm run import -- <folder>'],
  ['import', ['--halp'], 'Usage: npm run import -- <folder>'],
  ['export', [], 'Usage: npm run export -- --hledger books.journal'],
  ['export', ['--csv', ''], 'Usage: npm run export -- --hledger books.journal'],
  ['export', ['--hledger'], 'Usage: npm run export -- --hledger books.journal'],
  ['audit', ['--fix'], 'Usage: npm run audit'],
  ['sweep', ['now'], 'Usage: npm run sweep'],
  ['reconcile', [], 'Usage: npm run reconcile -- --provider stripe [--days 90]'],
  ['reconcile', ['--provider'], 'Usage: npm run reconcile -- --provider stripe [--days 90]'],
  ['reconcile', ['--provider', 'stripe', '--days', '0'], 'Usage: npm run reconcile -- --provider'],
  ['cancel-session', [], 'Usage: npm run cancel-session -- --day 2026-12-03 | --session S-1'],
  ['cancel-session', ['--day', '2026-12-03'], 'Say why with --reason'],
  ['remove-contact', ['--product', 'P'], 'Usage: npm run remove-contact -- --product P'],
  ['job', [], `Usage: npm run job -- <name>   (one of ${jobNames.join(', ')})`],
  ['job', ['sweeep'], `Usage: npm run job -- <name>   (one of ${jobNames.join(', ')})`],
  ['job', ['toString'], 'Usage: npm run job -- <name>'],
  ['job', ['sweep', 'now'], 'Usage: npm run job -- <name>'],
  ['settings', ['name'], 'Usage: npm run settings [-- --name'],
  ['settings', ['--name', ''], 'Usage: npm run settings [-- --name'],
  ['db-setup', ['--force'], 'Usage: npm run db:setup'],
] as const)('%s %j is answered with its usage, in one line', async (command, words, usage) => {
  const { code, stdout, stderr } = await runCommand(command, nowhere, ...words);
  expect(stderr).toMatch(/^[^\n]+\n$/);
  expect(stderr.startsWith(usage)).toBe(true);
  expect([code, stdout]).toEqual([1, '']);
});

it.each(['import', 'db-setup'] as const)(
  '%s --help prints its usage, as what was asked for',
  async (command) => {
    const { code, stdout, stderr } = await runCommand(command, nowhere, '--help');
    expect(stdout).toMatch(/^Usage: npm run [^\n]+\n$/);
    expect([code, stderr]).toEqual([0, '']);
  },
);

it('a setting that is wrong is named, without a trace of the program', async () => {
  const { code, stderr } = await runCommand('audit', 'not-a-uri');
  expect(code).toBe(1);
  expect(stderr).toContain('MONGODB_URI');
  expect(stderr).not.toContain('    at ');
});

it('a database that does not answer is one sentence', () => {
  const error = new Error('connect ECONNREFUSED 127.0.0.1:1');
  error.name = 'MongooseServerSelectionError';
  expect(startFault(error, (text) => text)).toBe(
    'The database does not answer (connect ECONNREFUSED 127.0.0.1:1). Check that it runs and that MONGODB_URI names it, then try again.',
  );
});

it('a database that was not set up is refused until db:setup has run', async () => {
  const { uri, store } = await openCommandDatabase({ setUp: false });
  const refused = await runCommand('import', uri, 'anywhere');
  expect(refused).toMatchObject({ code: 1, stdout: '' });
  expect(refused.stderr).toMatch(
    /^The database is not set up for this version: .*Run "npm run db:setup" with the same MONGODB_URI, then start again\.\n$/,
  );
  expect(await store.db.listCollections().toArray()).toEqual([]);
  for (const _time of ['first', 'second']) {
    const { code, stdout } = await runCommand('db-setup', uri);
    expect(stdout).toContain('The database is set up');
    expect(code).toBe(0);
  }
  expect(await runCommand('import', uri, 'anywhere')).toEqual({
    code: 1,
    stdout: '',
    stderr:
      'anywhere: There is no such folder; check the path.\nNothing was imported: 1 file is wrong. Correct what is named and import again.\n',
  });
});
