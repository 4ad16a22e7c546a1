import { spawnSync } from 'node:child_process';

/**
 * Runs hledger, the program that checks the books and that we did not write.
 * @throws when it is not installed: without it the test would prove nothing
 */
export function hledger(...words: string[]): string {
  // The encoding of the files, whatever the machine's own is.
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, LC_ALL: 'C.UTF-8' };
  const { error, status, stdout, stderr } = spawnSync('hledger', words, { env, encoding: 'utf8' });
  if (error !== undefined) {
    throw new Error(
      `hledger could not be started (${error.message}). Install it, for example with "apt-get install hledger", and run the tests again.`,
    );
  }
  if (status !== 0) throw new Error(`hledger ${words.join(' ')} found: ${stderr}`);
  return stdout;
}

/** The balances of accounts by name and currency, negated: what the club owes is positive. */
export function hledgerCredit(journal: string): Map<string, string> {
  const words = ['balance', '-f', journal, '--flat', '-N', '-O', 'csv', '--layout=bare'];
  const lines = hledger(...words, '^account-credit:')
    .trim()
    .split('\n')
    .slice(1);
  const cells = lines.map((line) => [...line.matchAll(/"([^"]*)"/g)].map((match) => match[1]));
  return new Map(
    cells.map(([account = '', currency = '', balance = '']) => {
      return [`${account.replace('account-credit:', '')}:${currency}`, balance.replace('-', '')];
    }),
  );
}
