import { startFault } from '../app/start-fault.js';
import { redactHere } from '../config/redact.js';
import { complain, printLine } from './print-line.js';

/** A sentence for the person at the terminal that ends the command with exit code 1. */
export class CliError extends Error {
  override readonly name = 'CliError';
}

/** The words of a line are not those of the command: the message says which are. */
export class UsageError extends CliError {}

/** Whether the line asks for the usage, as people do of any command. */
function isHelpAsked(): boolean {
  return process.argv.slice(2).some((word) => word === '--help' || word === '-h');
}

/** Runs a command; a known fault is one sentence and exit code 1, a bug shows its origin. */
export async function runCli(command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    if (error instanceof UsageError && isHelpAsked()) {
      printLine(error.message);
      return;
    }
    process.exitCode = 1;
    complain(startFault(error, redactHere(process.cwd())));
  }
}
