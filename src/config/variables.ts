import { z } from 'zod';
import type { VariableName } from './config-error.js';
import {
  calendarDate,
  channel,
  cronExpression,
  currencyCode,
  isProxy,
  list,
  locale,
  mailbox,
  mailUrl,
  mongoUri,
  port,
  publicUrl,
  safeOrigin,
  secretText,
  shownText,
  slackApiUrl,
  timeZone,
} from './variable-kinds.js';

export const processRoles = ['slack', 'web', 'jobs'] as const;
export type ProcessRole = (typeof processRoles)[number];

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const environments = ['development', 'test', 'production'];

const people = list(
  (id) => /^[UWS][A-Z0-9]{2,}$/.test(id),
  'is not a Slack user id (U… or W…) or user-group id (S…)',
).transform((ids) => ({
  userIds: ids.filter((id) => !id.startsWith('S')),
  groupIds: ids.filter((id) => id.startsWith('S')),
}));

const ownSecret = secretText(
  (text) => /^[!-~]{16,}$/.test(text),
  'is not 16 characters or more without spaces',
);

/** What each variable must be by itself; blank ones are taken out before. */
export const variables = z.object({
  SLACK_BOT_TOKEN: secretText(
    (text) => /^(?:xoxe\.)?xoxb-[A-Za-z0-9.-]+$/.test(text),
    'is not a bot token, which starts with xoxb-',
  ).optional(),
  SLACK_APP_TOKEN: secretText(
    (text) => /^xapp-[A-Za-z0-9.-]+$/.test(text),
    'is not an app-level token, which starts with xapp-',
  ).optional(),
  SLACK_SIGNING_SECRET: secretText(
    (text) => /^[!-~]{16,}$/.test(text),
    'is not a signing secret, which has 32 characters and no spaces',
  ).optional(),
  SLACK_API_URL: slackApiUrl.optional(),
  SLACK_TEAM_ID: shownText(
    (text) => /^T[A-Z0-9]{2,}$/.test(text),
    'is not a workspace id, which starts with T',
  ).optional(),
  LOCAL_SLACK: shownText((text) => text === 'yes', 'is not yes; leave it out').optional(),
  LOCAL_SLACK_PORT: port.optional(),
  MONGODB_URI: mongoUri.optional(),
  MONGO_PORT: port.default(27_500),
  DATA_DIR: z.string().default('.data'),
  HOST: shownText(
    (text) => /^[A-Za-z0-9.:_-]+$/.test(text),
    'is not a host name or IP address',
  ).default('127.0.0.1'),
  PORT: port.default(3000),
  PUBLIC_URL: publicUrl.optional(),
  TRUST_PROXY: list(
    isProxy,
    'is not an address, a range (10.0.0.0/8), loopback, linklocal or uniquelocal',
  ).default([]),
  CLUB_NAME: z.string().max(200, { error: 'has more than 200 characters' }).optional(),
  CLUB_CURRENCY: currencyCode.default('GBP'),
  CLUB_TIME_ZONE: timeZone.default('Europe/London'),
  CLUB_LOCALE: locale.default('en-GB'),
  OPERATORS: people.default({ userIds: [], groupIds: [] }),
  APPROVERS: people.default({ userIds: [], groupIds: [] }),
  ADMINS: people.default({ userIds: [], groupIds: [] }),
  APPROVAL_THRESHOLD: z.string().optional(),
  STRIPE_SECRET_KEY: secretText(
    (text) => /^[rs]k_(?:test|live)_[A-Za-z0-9]{10,}$/.test(text),
    'is not a secret or restricted key, which starts with sk_ or rk_',
  ).optional(),
  STRIPE_WEBHOOK_SECRET: secretText(
    (text) => /^whsec_[A-Za-z0-9+/=]{10,}$/.test(text),
    'is not the signing secret of a webhook, which starts with whsec_',
  ).optional(),
  STRIPE_API_URL: safeOrigin.optional(),
  SINGLE_HANDED: shownText((text) => text === 'yes' || text === 'no', 'is not yes or no').default(
    'no',
  ),
  APPROVALS_CHANNEL: channel.optional(),
  FINANCE_CHANNEL: channel.optional(),
  SWEEP_SCHEDULE: cronExpression.default('* * * * *'),
  SWEEP_FROM: calendarDate.optional(),
  SMTP_URL: mailUrl.optional(),
  MAIL_FROM: mailbox.optional(),
  MAIL_REPLY_TO: mailbox.optional(),
  INTAKE_TOKEN: ownSecret.optional(),
  ROLES: list(isProcessRole, `is not one of ${processRoles.join(', ')}`)
    .transform((roles) => new Set(roles.filter(isProcessRole)))
    .refine((roles) => roles.size > 0, { error: 'names no role' })
    .default(() => new Set(processRoles)),
  LOG_LEVEL: z.enum(logLevels, { error: `is not one of ${logLevels.join(', ')}` }).default('info'),
  NODE_ENV: shownText(
    (text) => environments.includes(text),
    `is not one of ${environments.join(', ')}`,
  ).optional(),
} satisfies Record<VariableName, z.ZodType>);

export type Variables = z.infer<typeof variables>;

function isProcessRole(text: string): text is ProcessRole {
  return processRoles.some((role) => role === text);
}
