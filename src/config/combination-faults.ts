import { isCurrency } from '../domain/amounts/currency-table.js';
import { parsePlainAmount } from '../domain/amounts/plain-amount.js';
import type { ConfigFault, GivenVariables, VariableName } from './config-error.js';
import { localSlackFaults } from './local-slack-faults.js';
import { looksSecret } from './looks-secret.js';
import { productionFaults } from './production-faults.js';
import type { Unenforced } from './unenforced.js';

/**
 * Faults of variables taken together. They are looked for in the raw texts, so that one wrong
 * variable does not hide what is wrong with the others.
 */
export function combinationFaults(given: GivenVariables, unenforced: Unenforced): ConfigFault[] {
  return [
    ...slackFaults(given),
    ...localSlackFaults(given),
    ...stripeFaults(given),
    ...thresholdFaults(given),
    ...singleHandedFaults(given),
    ...mailFaults(given),
    ...portFaults(given),
    ...(given.NODE_ENV === 'production' ? productionFaults(given, unenforced) : []),
  ];
}

function slackFaults(given: GivenVariables): ConfigFault[] {
  const { SLACK_BOT_TOKEN, SLACK_APP_TOKEN, SLACK_SIGNING_SECRET, SLACK_API_URL } = given;
  if (SLACK_BOT_TOKEN && !SLACK_APP_TOKEN && !SLACK_SIGNING_SECRET) {
    const problem =
      'is set alone: set SLACK_APP_TOKEN too for Socket Mode, or SLACK_SIGNING_SECRET for HTTP';
    return [{ variable: 'SLACK_BOT_TOKEN', problem }];
  }
  if (SLACK_BOT_TOKEN) return [];
  const others = { SLACK_APP_TOKEN, SLACK_SIGNING_SECRET, SLACK_API_URL };
  const orphans = Object.entries(others).flatMap(([name, value]) => (value ? [name] : []));
  if (orphans.length === 0) return [];
  return [{ variable: 'SLACK_BOT_TOKEN', problem: `is missing beside ${orphans.join(' and ')}` }];
}

function stripeFaults(given: GivenVariables): ConfigFault[] {
  const { STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET, STRIPE_API_URL } = given;
  const others = Object.entries({ STRIPE_WEBHOOK_SECRET, STRIPE_API_URL });
  const orphans = others.flatMap(([name, value]) => (value ? [name] : []));
  if (STRIPE_SECRET_KEY || orphans.length === 0) return [];
  return [{ variable: 'STRIPE_SECRET_KEY', problem: `is missing beside ${orphans.join(' and ')}` }];
}

function thresholdFaults(given: GivenVariables): ConfigFault[] {
  const currency = given.CLUB_CURRENCY ?? 'GBP';
  if (!given.APPROVAL_THRESHOLD || !isCurrency(currency)) return [];
  const amount = parsePlainAmount(given.APPROVAL_THRESHOLD, currency);
  if (amount.ok) return [];
  const why = looksSecret(given.APPROVAL_THRESHOLD) ? '' : `: ${amount.sentence}`;
  const problem = `is not an amount in ${currency}${why.replace(/\.$/, '')}`;
  return [{ variable: 'APPROVAL_THRESHOLD', problem }];
}

function singleHandedFaults(given: GivenVariables): ConfigFault[] {
  if (given.SINGLE_HANDED !== 'yes' || !given.APPROVAL_THRESHOLD) return [];
  const problem =
    'contradicts APPROVAL_THRESHOLD, from which a second person approves: leave one of them out';
  return [{ variable: 'SINGLE_HANDED', problem, takeOut: true }];
}

function mailFaults(given: GivenVariables): ConfigFault[] {
  if (!given.SMTP_URL || given.MAIL_FROM) return [];
  return [
    { variable: 'MAIL_FROM', problem: 'is missing: SMTP_URL is set, so mail needs a sender' },
  ];
}

function portFaults(given: GivenVariables): ConfigFault[] {
  const web = Number(given.PORT ?? 3000);
  const ports: { variable: VariableName; port: number }[] = [{ variable: 'PORT', port: web }];
  if (!given.SLACK_BOT_TOKEN) {
    const port = Number(given.LOCAL_SLACK_PORT ?? web + 1);
    ports.push({ variable: 'LOCAL_SLACK_PORT', port });
  }
  if (!given.MONGODB_URI) {
    ports.push({ variable: 'MONGO_PORT', port: Number(given.MONGO_PORT ?? 27_500) });
  }
  return ports.flatMap(({ variable, port }, index) => {
    const earlier = ports.slice(0, index).find((other) => other.port === port);
    return earlier ? [{ variable, problem: `is the same port as ${earlier.variable}` }] : [];
  });
}
