/** Errors whose message is a sentence for the person at the terminal. */
const forPeople = [
  'ConfigError',
  'EmbeddedMongoError',
  'ServerCheckError',
  'DatabaseSetupError',
  'CliError',
  'CreditError',
];

/** Both the driver and mongoose give up with a name of their own when no server answers. */
const noServer = ['MongoServerSelectionError', 'MongooseServerSelectionError'];

function portOf(error: Error): string {
  return 'port' in error ? String(error.port) : 'that is configured';
}

/** What to print when a start or a command failed: a sentence with the mend, or the origin. */
export function startFault(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (forPeople.includes(error.name)) return error.message;
  if ('code' in error && error.code === 'EADDRINUSE') {
    return `Port ${portOf(error)} is in use by another program. Stop it, or set PORT (and LOCAL_SLACK_PORT) to a free port.`;
  }
  if (noServer.includes(error.name)) {
    return `The database does not answer (${error.message}). Check that it runs and that MONGODB_URI names it, then try again.`;
  }
  return error.stack ?? error.message;
}
