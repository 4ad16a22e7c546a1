import type { Mailbox } from '../domain/people/mailbox.js';
import type { StaffList } from '../domain/people/staff-lists.js';
import { combinationFaults } from './combination-faults.js';
import {
  ConfigError,
  type ConfigFault,
  type GivenVariables,
  variableNames,
} from './config-error.js';
import { type EmbeddedConfig, embeddedConfig } from './embedded-config.js';
import type { Environment } from './load-environment.js';
import { forgottenSlackFaults } from './local-slack-faults.js';
import { createRedact } from './redact.js';
import { isUnenforced, type Unenforced, unenforced } from './unenforced.js';
import { type ProcessRole, type Variables, variables } from './variables.js';

export type SlackConfig =
  /** A database is named and no Slack: commands of the terminal need none. */
  | { kind: 'none' }
  | { kind: 'local'; port: number }
  | ({ kind: 'socket'; appToken: string } & RemoteSlack)
  | ({ kind: 'http'; signingSecret: string } & RemoteSlack);

/** `apiUrl` undefined is Slack's own; `teamId` undefined is the token's own workspace. */
type RemoteSlack = { botToken: string; apiUrl: string | undefined; teamId: string | undefined };

/** Without a webhook's secret the desk finds out by asking; `apiUrl` undefined is Stripe's own. */
export type StripeConfig = {
  secretKey: string;
  webhookSecret: string | undefined;
  apiUrl: string | undefined;
};

export type { StaffList };

export type Config = {
  /** An app token decides for Socket Mode, since every app has a signing secret as well. */
  slack: SlackConfig;
  mongo: { kind: 'embedded'; port: number } | { kind: 'uri'; uri: string };
  /** How a `mongod` to embed is looked for; `variables` are all but Credit Desk's own. */
  embedded: EmbeddedConfig;
  /** As given, so relative to the working directory unless it is absolute. */
  dataDir: string;
  host: string;
  port: number;
  /** How customers reach the web server, without a slash at the end. */
  publicUrl: string;
  /** `publicUrl` was named, or everybody who tries the local workspace is at this machine. */
  isReachable: boolean;
  /** Which proxies tell the truth about the address of whoever asks. */
  trustProxy: readonly string[];
  club: { name: string; currency: string; timeZone: string; locale: string };
  operators: StaffList;
  approvers: StaffList;
  admins: StaffList;
  /** An amount of the club's currency, as it is written; undefined = the club's own setting. */
  approvalThreshold: string | undefined;
  /** Null = refunds of Stripe payments are to-dos for people, like any other. */
  stripe: StripeConfig | null;
  /** One person does what elsewhere needs a second one. */
  singleHanded: boolean;
  approvalsChannel: string | undefined;
  financeChannel: string | undefined;
  sweepSchedule: string;
  /** Auto-collect invoices before this day are never swept; null = the stored day. */
  sweepFrom: string | null;
  /** Undefined = no mail. `mailFrom` is set whenever `smtpUrl` is. */
  smtpUrl: string | undefined;
  mailFrom: Mailbox | undefined;
  /** Whom customers answer; undefined = the sender. */
  mailReplyTo: Mailbox | undefined;
  /** Set in production. */
  intakeToken: string | undefined;
  roles: ReadonlySet<ProcessRole>;
  logLevel: Variables['LOG_LEVEL'];
  production: boolean;
};

export type ReadOptions = {
  /** False for a command of the terminal, which works on a database without any Slack. */
  needsSlack?: boolean;
  refused?: Unenforced;
  /** The database is for somebody's own club, and not for the sample club. */
  ownClub?: boolean;
};

/**
 * Checks every variable and returns what the process is to be.
 * A blank variable counts as unset. Throws one ConfigError with all faults; no secret is in it.
 */
export function readConfig(
  environment: Environment,
  { needsSlack = true, refused = unenforced, ownClub = false }: ReadOptions = {},
): Config {
  const given = givenVariables(environment, refused);
  const parsed = variables.safeParse(given);
  const alone: ConfigFault[] = (parsed.error?.issues ?? []).map(({ path, message }) => {
    return { variable: String(path[0]), problem: message };
  });
  const order: readonly string[] = variableNames;
  const faults = [
    ...alone,
    ...combinationFaults(given, refused),
    ...(needsSlack ? forgottenSlackFaults(given) : []),
    ...unenforcedFaults(environment, refused),
  ].sort((one, other) => order.indexOf(one.variable) - order.indexOf(other.variable));
  if (!parsed.success || faults.length > 0) throw new ConfigError(faults.map(blanked(environment)));
  return toConfig(parsed.data, environment, ownClub);
}

/** A secret that stands in the wrong variable too is not told by what is wrong there. */
function blanked(environment: Environment) {
  const redact = createRedact(environment);
  return (fault: ConfigFault): ConfigFault => ({ ...fault, problem: redact(fault.problem) });
}

function givenVariables(environment: Environment, refused: Unenforced): GivenVariables {
  const given: GivenVariables = {};
  for (const name of variableNames) {
    const value = environment[name]?.trim();
    if (value && !isUnenforced(name, refused)) given[name] = value;
  }
  return given;
}

function unenforcedFaults(environment: Environment, refused: Unenforced): ConfigFault[] {
  return Object.entries(refused).flatMap(([variable, instead]) => {
    if (!environment[variable]?.trim()) return [];
    const problem = `is set, but nothing enforces it yet, so take it out: ${instead}`;
    return [{ variable, problem, takeOut: true }];
  });
}

/** What the right values come to. */
export function toConfig(values: Variables, environment: Environment, ownClub = false): Config {
  const { HOST: host, PORT: port, MONGODB_URI: uri, CLUB_CURRENCY: currency } = values;
  const slack = slackConfig(values);
  const isTrial = slack.kind === 'local' && uri === undefined;
  return {
    slack,
    mongo: uri ? { kind: 'uri', uri } : { kind: 'embedded', port: values.MONGO_PORT },
    embedded: embeddedConfig(environment),
    dataDir: values.DATA_DIR,
    host,
    port,
    publicUrl: values.PUBLIC_URL ?? ownUrl(host, port),
    isReachable: values.PUBLIC_URL !== undefined || slack.kind === 'local',
    trustProxy: values.TRUST_PROXY,
    club: {
      // Alone with an embedded database it is the sample club; any other gets a neutral name.
      name: values.CLUB_NAME ?? (isTrial && !ownClub ? 'Riverside Gymnastics' : 'Our club'),
      currency,
      timeZone: values.CLUB_TIME_ZONE,
      locale: values.CLUB_LOCALE,
    },
    operators: values.OPERATORS,
    approvers: values.APPROVERS,
    admins: values.ADMINS,
    approvalThreshold: values.APPROVAL_THRESHOLD,
    stripe: stripeConfig(values),
    singleHanded: values.SINGLE_HANDED === 'yes',
    approvalsChannel: values.APPROVALS_CHANNEL,
    financeChannel: values.FINANCE_CHANNEL,
    sweepSchedule: values.SWEEP_SCHEDULE,
    sweepFrom: values.SWEEP_FROM ?? null,
    smtpUrl: values.SMTP_URL,
    mailFrom: values.MAIL_FROM,
    mailReplyTo: values.MAIL_REPLY_TO,
    intakeToken: values.INTAKE_TOKEN,
    roles: values.ROLES,
    logLevel: values.LOG_LEVEL,
    production: values.NODE_ENV === 'production',
  };
}

function slackConfig(values: Variables): SlackConfig {
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken } = values;
  const { SLACK_SIGNING_SECRET: signingSecret, PORT: port } = values;
  const besidePort = port === 65_535 ? port - 1 : port + 1;
  const remote = { apiUrl: values.SLACK_API_URL, teamId: values.SLACK_TEAM_ID };
  if (botToken && appToken) return { kind: 'socket', botToken, appToken, ...remote };
  if (botToken && signingSecret) return { kind: 'http', botToken, signingSecret, ...remote };
  if (values.MONGODB_URI && !values.LOCAL_SLACK) return { kind: 'none' };
  return { kind: 'local', port: values.LOCAL_SLACK_PORT ?? besidePort };
}

function stripeConfig(values: Variables): StripeConfig | null {
  const { STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: webhookSecret } = values;
  return secretKey ? { secretKey, webhookSecret, apiUrl: values.STRIPE_API_URL } : null;
}

function ownUrl(host: string, port: number): string {
  if (host === '0.0.0.0' || host === '::') return `http://localhost:${port}`;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
