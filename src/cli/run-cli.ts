/** A sentence for the person at the terminal that ends the command with exit code 1. */
export class CliError extends Error {
  override readonly name = 'CliError';
}

/** Errors whose message is written for people; anything else is shown with its origin. */
function isForPeople(error: Error): boolean {
  const names = [
    'ConfigError',
    'EmbeddedMongoError',
    'ServerCheckError',
    'DatabaseSetupError',
    'CreditError',
  ];
  return error instanceof CliError || names.includes(error.name);
}

/** Runs a command; a known fault is one sentence and exit code 1, a bug shows its stack. */
export async function runCli(command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    process.exitCode = 1;
    if (error instanceof Error && isForPeople(error)) console.error(error.message);
    else console.error(error);
  }
}
