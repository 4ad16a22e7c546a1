import { type Environment, loadEnvironment } from './load-environment.js';

const secretNames = [
  'SLACK_BOT_TOKEN',
  'SLACK_APP_TOKEN',
  'SLACK_SIGNING_SECRET',
  'STRIPE_SECRET_KEY',
  'STRIPE_WEBHOOK_SECRET',
  'INTAKE_TOKEN',
];
const addressNames = ['MONGODB_URI', 'SMTP_URL'];

/** Shorter ones would blank out half of any sentence. */
const shortestSecret = 5;
const mark = '[secret]';

/** Tokens and keys by how they begin, also cut ones, and passwords in addresses. */
const bySight =
  /\b(?:xox[a-z]|xapp|xoxe)[.-][\w.*-]+|\b[rs]k_(?:test|live)_[\w*]+|\bwhsec_[\w+/=*]+|(?<=\b[a-z][a-z0-9+.-]*:\/\/[^\s/@:]*:)[^\s@]+(?=@)/gi;

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Passwords, as written and as meant. */
function ofAddress(address: string): string[] {
  const password = /^[a-z0-9+]+:\/\/[^:@/]*:(.*)@/i.exec(address)?.[1];
  return password === undefined ? [address] : [address, password, decoded(password)];
}

/** Every secret that the settings hold, the longest first, so that none is blanked in pieces. */
export function secretsIn(environment: Environment): string[] {
  const valuesOf = (names: readonly string[]) =>
    names.flatMap((name) => environment[name]?.trim() || []);
  const found = [...valuesOf(secretNames), ...valuesOf(addressNames).flatMap(ofAddress)];
  const long = found.filter((secret) => secret.length >= shortestSecret);
  return [...new Set(long)].sort((one, other) => other.length - one.length);
}

export type Redact = (text: string) => string;

/** Blanks secrets in a text for people or for the log, also in one that is JSON. */
export function createRedact(environment: Environment): Redact {
  const secrets = secretsIn(environment).flatMap((secret) => {
    const inJson = JSON.stringify(secret).slice(1, -1);
    return inJson === secret ? [secret] : [inJson, secret];
  });
  return (text) => {
    const blanked = secrets.reduce((left, secret) => left.replaceAll(secret, mark), text);
    return blanked.replace(bySight, mark);
  };
}

/** By the settings of this process; where `.env` cannot be read, by those that are set. */
export function redactHere(workingDirectory: string): Redact {
  try {
    return createRedact(loadEnvironment(workingDirectory));
  } catch {
    return createRedact(process.env);
  }
}
