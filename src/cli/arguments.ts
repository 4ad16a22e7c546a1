import { UsageError } from './run-cli.js';

/** For commands that take no arguments: a mistyped one shall not be taken for a plain call. */
export function refuseArguments(argv: readonly string[], command: string): void {
  if (argv.length === 0) return;
  throw new UsageError(`Usage: npm run ${command}   (it takes no arguments)`);
}
