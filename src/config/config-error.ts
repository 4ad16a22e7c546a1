/** A right value for each variable, in the order of the documentation. Never a real secret. */
export const examples = {
  SLACK_BOT_TOKEN: 'xoxb-1234-5678-abcdef',
  SLACK_APP_TOKEN: 'xapp-1-A01-234-abcdef',
  SLACK_SIGNING_SECRET: '8f742231b10e8888abcd99yyyzzz85a5',
  SLACK_API_URL: 'https://slack.com/api/',
  SLACK_TEAM_ID: 'T0123456789',
  LOCAL_SLACK: 'yes',
  LOCAL_SLACK_PORT: '3001',
  MONGODB_URI: 'mongodb://db1.example,db2.example/credit-desk?replicaSet=rs0&tls=true',
  MONGO_PORT: '27500',
  DATA_DIR: '.data',
  HOST: '127.0.0.1',
  PORT: '3000',
  PUBLIC_URL: 'https://credit.club.example',
  TRUST_PROXY: 'loopback,10.0.0.0/8',
  CLUB_NAME: 'Riverside Gymnastics',
  CLUB_CURRENCY: 'GBP',
  CLUB_TIME_ZONE: 'Europe/London',
  CLUB_LOCALE: 'en-GB',
  OPERATORS: 'U0123456789,S0123456789',
  APPROVERS: 'U0123456789,S0123456789',
  ADMINS: 'U0123456789',
  APPROVAL_THRESHOLD: '100.00',
  STRIPE_SECRET_KEY: 'rk_live_0123456789abcdef',
  STRIPE_WEBHOOK_SECRET: 'whsec_0123456789abcdef',
  STRIPE_API_URL: 'https://api.stripe.com/',
  SINGLE_HANDED: 'yes',
  APPROVALS_CHANNEL: 'C0123456789',
  FINANCE_CHANNEL: 'C0123456789',
  SWEEP_SCHEDULE: '* * * * *',
  SWEEP_FROM: '2026-11-23',
  SMTP_URL: 'smtps://user:password@mail.example:465',
  MAIL_FROM: 'Riverside Gymnastics <office@club.example>',
  MAIL_REPLY_TO: 'The office <office@club.example>',
  INTAKE_TOKEN: 'the output of: openssl rand -hex 32',
  ROLES: 'slack,web,jobs',
  LOG_LEVEL: 'info',
  NODE_ENV: 'production',
} as const;

export type VariableName = keyof typeof examples;

/** Every variable that Credit Desk reads for itself. */
export const variableNames = Object.keys(examples).filter(isVariableName);

/** The variables that are set, trimmed, before they are checked one by one. */
export type GivenVariables = Partial<Record<VariableName, string>>;

/**
 * `problem` continues a sentence that starts with the variable's name; it holds no secret.
 * `takeOut`: there is no right value, so no example is given.
 */
export type ConfigFault = { variable: string; problem: string; takeOut?: boolean };

/** Thrown once for the whole configuration; `message` has a line for every fault. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly faults: readonly ConfigFault[];

  constructor(faults: readonly ConfigFault[]) {
    const count = faults.length === 1 ? 'One setting is' : `${faults.length} settings are`;
    super([`${count} wrong, so Credit Desk did not start:`, ...faults.map(lineOf)].join('\n'));
    this.faults = faults;
  }
}

export function isVariableName(text: string): text is VariableName {
  return Object.hasOwn(examples, text);
}

function lineOf({ variable, problem, takeOut = false }: ConfigFault): string {
  const example = isVariableName(variable) && !takeOut ? examples[variable] : undefined;
  const words = `- ${variable} ${problem}.`;
  return example === undefined ? words : `${words} Example: ${variable}=${quoted(example)}`;
}

/** As it may stand in a file that systemd, Docker and a shell read alike. */
function quoted(value: string): string {
  return /^[\w%+,./:@=-]*$/.test(value) ? value : `'${value}'`;
}
