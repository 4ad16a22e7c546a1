import type { Redact } from '../config/redact.js';
import { errorFacts } from '../domain/error-facts.js';
import { codeOf, isDatabaseGone } from '../store/database-error.js';

/** Errors whose message is a sentence for the person at the terminal. */
const forPeople = [
  'StartWordsError',
  'SettingsFileError',
  'EmbeddedMongoError',
  'ServerCheckError',
  'DatabaseSetupError',
  'BooksVersionError',
  'BackupError',
  'SlackStartError',
  'LocalSlackError',
  'CliError',
  'ImportError',
  'CreditError',
];

/** Both the driver and mongoose give up with a name of their own when no server answers. */
const noServer = ['MongoServerSelectionError', 'MongooseServerSelectionError'];

/** What the driver says of a MONGODB_URI before it asks any server. */
const wrongUri = ['MongoParseError', 'MongoInvalidArgumentError', 'MongoAPIError'];

/** AuthenticationFailed, and what a hosted server says of it. */
const refusals: readonly unknown[] = [18, 8000];
const unauthorized = 13;

/** What the user may not do, without the document that the server repeats. */
function notAllowed({ message }: Error): string {
  const what = message.replace(/\{\s*"?(\w+)[\s\S]*/, '$1');
  return `The user in MONGODB_URI may not do what Credit Desk needs (${what}). Give it the roles readWrite and dbAdmin on that database, then try again.`;
}

/** A mongodb+srv:// address is looked up by name before a server is asked. */
function isNameLookUp(error: Error): boolean {
  return 'syscall' in error && /^query(Srv|Txt|Cname)?$/i.test(String(error.syscall));
}

/** What MONGODB_URI or the desk's folder names and nobody can open. */
function ofFile(error: Error): string | null {
  const { syscall, path } = { syscall: null, path: null, ...error };
  if (syscall !== 'open' || typeof path !== 'string') return null;
  return `A file cannot be opened (${error.message}). If MONGODB_URI names it, as tlsCAFile does, correct it there; else look who may read it.`;
}

function ofListening(error: Error): string | null {
  const { code, syscall, port } = { code: null, syscall: null, port: 'in PORT', ...error };
  if (code === 'EADDRINUSE') {
    return `Port ${port} is in use by another program. Stop it, or set PORT (and LOCAL_SLACK_PORT) to a free port.`;
  }
  if (syscall !== 'listen' && syscall !== 'getaddrinfo') return null;
  return `The web server cannot listen (${error.message}). Set HOST to an address of this machine and PORT to a port that is allowed.`;
}

/** What Node says of a certificate that it does not take. */
const ofCertificate = /certificate|altnames|unable to (?:verify|get .* issuer)/i;

function ofDatabase(error: Error): string | null {
  if (noServer.includes(error.name) && ofCertificate.test(error.message)) {
    return `The database’s certificate is not accepted (${error.message}). Renew it if it has expired, use the host’s name that stands in it, and name its certificate authority by tlsCAFile in MONGODB_URI; then try again.`;
  }
  if (noServer.includes(error.name) || isNameLookUp(error)) {
    return `The database does not answer (${error.message}). Check that it runs and that MONGODB_URI names it, then try again.`;
  }
  if (wrongUri.includes(error.name)) {
    return `MONGODB_URI cannot be used (${error.message}). Correct it, then try again.`;
  }
  if (isDatabaseGone(error)) {
    return `The database went away during the work (${error.message}). Check that it runs, then do the same again.`;
  }
  if (error.name === 'MongoServerError' && codeOf(error) === unauthorized) return notAllowed(error);
  if (error.name === 'MongoServerError' && refusals.includes(codeOf(error))) {
    return `The database refuses Credit Desk (${error.message}). Check the user and password in MONGODB_URI and what that user may do, then try again.`;
  }
  return null;
}

/** The origin of what nobody thought of, with no document that its message may hold. */
function ofBug(error: Error): string {
  const { type, message, stack } = errorFacts(error);
  return `${type}: ${message}\n${stack}`;
}

/**
 * What to print when a start or a command failed: a sentence with the mend, or the origin. Faults of
 * the settings hold no secret already, but examples of some.
 */
export function startFault(error: unknown, redact: Redact): string {
  if (!(error instanceof Error)) return redact(String(error));
  if (error.name === 'ConfigError') return error.message;
  if (forPeople.includes(error.name)) return redact(error.message);
  return redact(ofListening(error) ?? ofFile(error) ?? ofDatabase(error) ?? ofBug(error));
}
