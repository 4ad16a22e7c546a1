import { startFault } from '../app/start-fault.js';
import { redactHere } from '../config/redact.js';
import { complain } from './print-line.js';

/** A sentence for the person at the terminal that ends the command with exit code 1. */
export class CliError extends Error {
  override readonly name = 'CliError';
}

/** Runs a command; a known fault is one sentence and exit code 1, a bug shows its origin. */
export async function runCli(command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    process.exitCode = 1;
    complain(startFault(error, redactHere(process.cwd())));
  }
}
