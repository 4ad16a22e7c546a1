import type { ConfigFault, GivenVariables, VariableName } from './config-error.js';
import { isUnenforced, type Unenforced } from './unenforced.js';

/** What is for trying only, what is missing, and what could be read on its way. */
export function productionFaults(given: GivenVariables, unenforced: Unenforced): ConfigFault[] {
  return [
    ...missingFaults(given, unenforced),
    ...publicUrlFaults(given),
    ...databaseFaults(given),
    ...ownSecretFaults(given),
    ...sharedSecretFaults(given),
  ];
}

/** Secrets of what this version does not have are not asked for. */
function missingFaults(given: GivenVariables, unenforced: Unenforced): ConfigFault[] {
  const missing: ConfigFault[] = [];
  const require = (variable: VariableName, reason: string) => {
    if (!given[variable] && !isUnenforced(variable, unenforced))
      missing.push({ variable, problem: `is missing: ${reason}` });
  };
  if (!given.SLACK_APP_TOKEN && !given.SLACK_SIGNING_SECRET) {
    require('SLACK_BOT_TOKEN', 'production does not run on the local Slack workspace');
  }
  require('MONGODB_URI', 'production does not keep its books in the embedded database');
  // Whatever its roles are: a process either serves the customers' page or mails links to it.
  require('PUBLIC_URL', 'links in mails lead customers to it');
  require('SMTP_URL', 'production mails customers where staff choose so');
  require('INTAKE_TOKEN', 'production opens /api/v1 only to those who know it');
  return missing;
}

function publicUrlFaults({ PUBLIC_URL: url = '' }: GivenVariables): ConfigFault[] {
  if (!/^http:/i.test(url)) return [];
  const problem =
    'is not https: the links of customers, which open their accounts, could be read on the way';
  return [{ variable: 'PUBLIC_URL', problem }];
}

const hostHere = /^(?:localhost|127(?:\.[0-9]+){3}|\[::1\])(?::[0-9]+)?$/i;

/** Between machines the books travel encrypted, to a server whose certificate is checked. */
function databaseFaults({ MONGODB_URI: uri = '' }: GivenVariables): ConfigFault[] {
  const parts = /^mongodb(\+srv)?:\/\/(?:[^@]*@)?([^/?]+)\/[^?]*(?:\?(.*))?$/.exec(uri);
  const [, srv, hosts = '', query = ''] = parts ?? [];
  if (parts === null || hosts.split(',').every((host) => hostHere.test(host))) return [];
  const set = new Map(
    [...new URLSearchParams(query)].map(([name, value]) => [
      name.toLowerCase(),
      value.toLowerCase(),
    ]),
  );
  const isOn = (name: string) => set.get(name) === 'true';
  const asked = set.get('tls') ?? set.get('ssl') ?? (srv === undefined ? 'false' : 'true');
  if (asked !== 'true') {
    const problem =
      'connects to another machine without TLS, so the books could be read on the way: add tls=true';
    return [{ variable: 'MONGODB_URI', problem }];
  }
  const unchecked = ['tlsInsecure', 'tlsAllowInvalidCertificates', 'tlsAllowInvalidHostnames'];
  const off = unchecked.find((name) => isOn(name.toLowerCase()));
  if (off === undefined) return [];
  const problem = `has ${off}, so anybody could pretend to be the database: take it out, and name your certificate authority by tlsCAFile`;
  return [{ variable: 'MONGODB_URI', problem }];
}

/** Secrets that are ours to make, unlike those that others hand out. */
function ownSecretFaults({ INTAKE_TOKEN: token }: GivenVariables): ConfigFault[] {
  if (token === undefined || token.length >= 32) return [];
  const problem = 'is shorter than 32 characters, so it could be guessed';
  return [{ variable: 'INTAKE_TOKEN', problem }];
}

/** What one side knows would open the door of another. */
function sharedSecretFaults(given: GivenVariables): ConfigFault[] {
  const names = ['SLACK_SIGNING_SECRET', 'STRIPE_WEBHOOK_SECRET', 'INTAKE_TOKEN'] as const;
  return names.flatMap((variable, index) => {
    const earlier = names.slice(0, index).find((name) => given[name] === given[variable]);
    if (earlier === undefined || given[variable] === undefined) return [];
    return [{ variable, problem: `is the same secret as ${earlier}: give each its own` }];
  });
}
