import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { afterEach, describe, expect, test } from 'vitest';
import { ConfigError, examples, variableNames } from '../../src/config/config-error.js';
import { type Environment, loadEnvironment } from '../../src/config/load-environment.js';
import { type ReadOptions, readConfig } from '../../src/config/read-config.js';
import { isUnenforced, unenforced } from '../../src/config/unenforced.js';

const secret = 'a-secret-of-32-characters-or-so!';
const socket = { SLACK_BOT_TOKEN: 'xoxb-1-2-abc', SLACK_APP_TOKEN: 'xapp-1-A1-2-abc' };
const production: Environment = {
  ...socket,
  NODE_ENV: 'production',
  MONGODB_URI: 'mongodb://db.example/credit-desk?tls=true',
  SMTP_URL: 'smtps://mail.example',
  MAIL_FROM: 'office@club.example',
  PUBLIC_URL: 'https://credit.club.example',
};
/** What is checked of settings that a later version enforces. */
const later: ReadOptions = { refused: {} };
const laterProduction: Environment = {
  ...production,
  INTAKE_TOKEN: secret,
};

/** The faults as `variable problem`, none when the environment is right. */
function faults(environment: Environment, options?: ReadOptions): string[] {
  const found = errorOf(environment, options)?.faults ?? [];
  return found.map((fault) => `${fault.variable} ${fault.problem}`);
}

function errorOf(environment: Environment, options?: ReadOptions): ConfigError | undefined {
  try {
    readConfig(environment, options);
    return undefined;
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
}

const stripeKey = 'sk_test_0123456789';

describe('with nothing set', () => {
  test('is the local workspace, the embedded database and the defaults', () => {
    expect(readConfig({ HOME: '/home/me', PATH: '/bin' })).toEqual({
      slack: { kind: 'local', port: 3001 },
      mongo: { kind: 'embedded', port: 27_500 },
      embedded: {
        systemBinary: undefined,
        path: '/bin',
        cacheDir: '/home/me/.cache/credit-desk',
        downloadAllowed: true,
        variables: { HOME: '/home/me', PATH: '/bin' },
      },
      dataDir: '.data',
      host: '127.0.0.1',
      port: 3000,
      trustProxy: [],
      publicUrl: 'http://127.0.0.1:3000',
      isReachable: true,
      club: {
        name: 'Riverside Gymnastics',
        currency: 'GBP',
        timeZone: 'Europe/London',
        locale: 'en-GB',
      },
      operators: { userIds: [], groupIds: [] },
      approvers: { userIds: [], groupIds: [] },
      admins: { userIds: [], groupIds: [] },
      approvalThreshold: undefined,
      stripe: null,
      singleHanded: false,
      approvalsChannel: undefined,
      financeChannel: undefined,
      sweepSchedule: '* * * * *',
      sweepFrom: null,
      smtpUrl: undefined,
      mailFrom: undefined,
      mailReplyTo: undefined,
      intakeToken: undefined,
      roles: new Set(['slack', 'web', 'jobs']),
      logLevel: 'info',
      production: false,
    });
  });

  test('blank counts as nothing, for every variable', () => {
    const blanks = Object.fromEntries(variableNames.map((name) => [name, '  ']));
    const { embedded: _blanks, ...fromBlanks } = readConfig(blanks);
    const { embedded: _nothing, ...fromNothing } = readConfig({});
    expect(fromBlanks).toEqual(fromNothing);
  });
});

describe('Slack', () => {
  test('an app token means Socket Mode', () => {
    const remote = { SLACK_API_URL: 'http://127.0.0.1:4000/api', SLACK_TEAM_ID: 'T012' };
    expect(readConfig({ ...socket, ...remote }).slack).toEqual({
      kind: 'socket',
      botToken: 'xoxb-1-2-abc',
      appToken: 'xapp-1-A1-2-abc',
      apiUrl: 'http://127.0.0.1:4000/api/',
      teamId: 'T012',
    });
  });

  test('a signing secret means HTTP', () => {
    const { SLACK_BOT_TOKEN } = socket;
    const { slack } = readConfig({ SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET: secret });
    expect(slack).toMatchObject({ kind: 'http', signingSecret: secret, apiUrl: undefined });
  });

  test('with both, Socket Mode wins, since every app has a signing secret', () => {
    expect(readConfig({ ...socket, SLACK_SIGNING_SECRET: secret }).slack.kind).toBe('socket');
  });
});

describe('what is set', () => {
  test('is read, trimmed and typed', () => {
    const given = {
      ...laterProduction,
      HOST: '0.0.0.0',
      PORT: ' 8080 ',
      CLUB_NAME: 'Judo Zürich',
      CLUB_CURRENCY: 'JPY',
      CLUB_TIME_ZONE: 'Asia/Tokyo',
      CLUB_LOCALE: 'ja-JP',
      OPERATORS: 'U111, S222,,W333,U111',
      APPROVAL_THRESHOLD: '5000',
      STRIPE_SECRET_KEY: stripeKey,
      STRIPE_API_URL: 'http://127.0.0.1:9999',
      APPROVALS_CHANNEL: 'C111',
      FINANCE_CHANNEL: 'G222',
      SWEEP_SCHEDULE: '*/10 * * * * *',
      ROLES: 'jobs, web',
      LOG_LEVEL: 'debug',
    };
    expect(readConfig(given, later)).toMatchObject({
      mongo: { kind: 'uri', uri: 'mongodb://db.example/credit-desk?tls=true' },
      port: 8080,
      trustProxy: [],
      publicUrl: 'https://credit.club.example',
      club: { name: 'Judo Zürich', currency: 'JPY', timeZone: 'Asia/Tokyo', locale: 'ja-JP' },
      operators: { userIds: ['U111', 'W333'], groupIds: ['S222'] },
      approvalThreshold: '5000',
      stripe: { secretKey: stripeKey, webhookSecret: undefined, apiUrl: 'http://127.0.0.1:9999' },
      roles: new Set(['jobs', 'web']),
      logLevel: 'debug',
      production: true,
    });
  });

  test('customers reach the web server at its own address where none is named', () => {
    const { publicUrl } = readConfig({ HOST: '0.0.0.0', PORT: '8080' });
    expect(publicUrl).toBe('http://localhost:8080');
  });

  test('a real workspace never goes by the name of the sample club', () => {
    expect(readConfig(socket).club.name).toBe('Our club');
  });

  test('the search for a mongod sees the environment without what is ours', () => {
    const { embedded } = readConfig({
      ...socket,
      XDG_CACHE_HOME: '/cache',
      MONGOMS_SYSTEM_BINARY: '/opt/mongod',
      MONGOMS_RUNTIME_DOWNLOAD: 'false',
      https_proxy: 'http://proxy.example',
    });
    expect(embedded).toMatchObject({
      systemBinary: '/opt/mongod',
      cacheDir: '/cache/credit-desk',
      downloadAllowed: false,
    });
    expect(embedded.variables).toHaveProperty('https_proxy', 'http://proxy.example');
    expect(embedded.variables).not.toHaveProperty('SLACK_BOT_TOKEN');
  });
});

describe('a wrong variable', () => {
  test.each<[Environment, string]>([
    [
      { SLACK_BOT_TOKEN: 'xoxp-1', SLACK_APP_TOKEN: 'xapp-1' },
      'SLACK_BOT_TOKEN is not a bot token',
    ],
    [{ ...socket, SLACK_APP_TOKEN: 'xoxb-1' }, 'SLACK_APP_TOKEN is not an app-level token'],
    [{ ...socket, SLACK_SIGNING_SECRET: 'short' }, 'SLACK_SIGNING_SECRET is not a signing secret'],
    [{ ...socket, SLACK_API_URL: 'http://slack.example/api/' }, 'SLACK_API_URL is not an https'],
    [{ ...socket, SLACK_API_URL: 'slack.com' }, 'SLACK_API_URL is not an https'],
    [{ ...socket, SLACK_TEAM_ID: 'riverside' }, 'SLACK_TEAM_ID is “riverside”'],
    [{ MONGODB_URI: 'postgres://db/x' }, 'MONGODB_URI does not start with'],
    [{ MONGODB_URI: 'mongodb://db.example' }, 'MONGODB_URI names no database'],
    [{ MONGODB_URI: 'mongodb://db.example/?replicaSet=rs0' }, 'MONGODB_URI names no database'],
    [{ MONGODB_URI: 'mongodb+srv://u:p@db.example/admin' }, "MONGODB_URI names one of MongoDB's"],
    [{ MONGODB_URI: 'mongodb://u:p/w@db.example/desk' }, 'MONGODB_URI has a user or password'],
    [{ MONGODB_URI: 'mongodb://u:p@w@db.example/desk' }, 'MONGODB_URI has a user or password'],
    [{ MONGODB_URI: 'mongodb://u:p:w@db.example/desk' }, 'MONGODB_URI has a user or password'],
    [{ PORT: '0' }, 'PORT is “0”'],
    [{ PORT: '65536' }, 'PORT is “65536”'],
    [{ PORT: '3e3' }, 'PORT is “3e3”'],
    [{ MONGO_PORT: 'x' }, 'MONGO_PORT is “x”'],
    [{ LOCAL_SLACK_PORT: '-1' }, 'LOCAL_SLACK_PORT is “-1”'],
    [{ PORT: '4000', LOCAL_SLACK_PORT: '4000' }, 'LOCAL_SLACK_PORT is the same port as PORT'],
    [{ PORT: '27500' }, 'MONGO_PORT is the same port as PORT'],
    [{ PORT: '27499' }, 'MONGO_PORT is the same port as LOCAL_SLACK_PORT'],
    [{ HOST: 'http://localhost' }, 'HOST is a value not shown here'],
    [{ PUBLIC_URL: 'club.example' }, 'PUBLIC_URL is not an http or https address'],
    [{ PUBLIC_URL: 'https://club.example/?a=b' }, 'PUBLIC_URL is not an http or https address'],
    [{ CLUB_NAME: 'x'.repeat(201) }, 'CLUB_NAME has more than 200 characters'],
    [{ CLUB_CURRENCY: 'gbp' }, 'CLUB_CURRENCY is “gbp”'],
    [{ CLUB_CURRENCY: 'XXX', APPROVAL_THRESHOLD: 'x' }, 'CLUB_CURRENCY is “XXX”'],
    [{ CLUB_TIME_ZONE: 'London' }, 'CLUB_TIME_ZONE is “London”'],
    [{ CLUB_LOCALE: 'en_GB' }, 'CLUB_LOCALE is “en_GB”'],
    [{ CLUB_LOCALE: 'xx-XX' }, 'CLUB_LOCALE is “xx-XX”'],
    [{ OPERATORS: 'U111,olive, #c' }, 'OPERATORS has “olive”, “#c”, which is not'],
    [{ APPROVERS: 'C111' }, 'APPROVERS has “C111”'],
    [{ ADMINS: 'xoxb-secret' }, 'ADMINS has a value not shown here'],
    [{ APPROVAL_THRESHOLD: '12.345' }, 'APPROVAL_THRESHOLD is not an amount in GBP: £12.345 has'],
    [{ APPROVAL_THRESHOLD: '0' }, 'APPROVAL_THRESHOLD is not an amount in GBP'],
    [
      { STRIPE_SECRET_KEY: 'pk_live_0123456789' },
      'STRIPE_SECRET_KEY is not a secret or restricted',
    ],
    [
      { STRIPE_SECRET_KEY: stripeKey, STRIPE_WEBHOOK_SECRET: stripeKey },
      'STRIPE_WEBHOOK_SECRET is not the signing secret of a webhook',
    ],
    [
      { STRIPE_SECRET_KEY: stripeKey, STRIPE_API_URL: 'http://stripe.example' },
      'STRIPE_API_URL is not an https address',
    ],
    [
      { STRIPE_SECRET_KEY: stripeKey, STRIPE_API_URL: 'https://stripe.example/v1' },
      'STRIPE_API_URL is not an https address without a path',
    ],
    [
      { STRIPE_WEBHOOK_SECRET: 'whsec_0123456789', STRIPE_API_URL: 'https://stripe.example' },
      'STRIPE_SECRET_KEY is missing beside STRIPE_WEBHOOK_SECRET and STRIPE_API_URL',
    ],
    [{ APPROVALS_CHANNEL: '#approvals' }, 'APPROVALS_CHANNEL is “#approvals”'],
    [{ SINGLE_HANDED: 'true' }, 'SINGLE_HANDED is “true”, which is not yes or no'],
    [
      { SINGLE_HANDED: 'yes', APPROVAL_THRESHOLD: '100.00' },
      'SINGLE_HANDED contradicts APPROVAL_THRESHOLD',
    ],
    [{ FINANCE_CHANNEL: 'U111' }, 'FINANCE_CHANNEL is “U111”'],
    [{ SWEEP_SCHEDULE: 'every minute' }, 'SWEEP_SCHEDULE is “every minute”'],
    [{ SWEEP_SCHEDULE: '@daily' }, 'SWEEP_SCHEDULE is “@daily”'],
    [{ SWEEP_SCHEDULE: '61 * * * *' }, 'SWEEP_SCHEDULE is “61 * * * *”'],
    [{ SMTP_URL: 'mail.example', MAIL_FROM: 'a@b.example' }, 'SMTP_URL is not an address'],
    [{ SMTP_URL: 'smtp://mail.example' }, 'MAIL_FROM is missing'],
    [
      { SMTP_URL: 'smtp://mail.example?secure=false', MAIL_FROM: 'a@b.example' },
      'SMTP_URL is not an address',
    ],
    [{ MAIL_FROM: 'the office' }, 'MAIL_FROM is “the office”'],
    [{ MAIL_FROM: 'a@b.example, c@d.example' }, 'MAIL_FROM is “a@b.example, c@d.example”'],
    [{ MAIL_REPLY_TO: 'Office <office>' }, 'MAIL_REPLY_TO is “Office <office>”'],
    [{ TRUST_PROXY: 'loopback,true' }, 'TRUST_PROXY has “true”'],
    [{ TRUST_PROXY: '10.0.0.0/33' }, 'TRUST_PROXY has “10.0.0.0/33”'],
    [{ INTAKE_TOKEN: 'short' }, 'INTAKE_TOKEN is not 16 characters or more'],
    [{ ROLES: 'slack,cron' }, 'ROLES has “cron”'],
    [{ ROLES: ',' }, 'ROLES names no role'],
    [{ LOCAL_SLACK: 'true' }, 'LOCAL_SLACK is “true”, which is not yes'],
    [{ ...socket, LOCAL_SLACK: 'yes' }, 'LOCAL_SLACK contradicts SLACK_BOT_TOKEN'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL is not one of fatal'],
    [{ NODE_ENV: 'prod' }, 'NODE_ENV is “prod”'],
    [{ SLACK_BOT_TOKEN: 'xoxb-1' }, 'SLACK_BOT_TOKEN is set alone'],
    [{ SLACK_APP_TOKEN: 'xapp-1' }, 'SLACK_BOT_TOKEN is missing beside SLACK_APP_TOKEN'],
    [
      { SLACK_API_URL: 'https://slack.com/api/' },
      'SLACK_BOT_TOKEN is missing beside SLACK_API_URL',
    ],
  ])('%j', (environment, expected) => {
    const found = faults(environment, { ...later, needsSlack: false });
    expect(found).toHaveLength(1);
    expect(found[0]?.startsWith(expected), found[0]).toBe(true);
  });

  test('does not hide another one: all are named at once, each with an example', () => {
    const error = errorOf(
      { ...laterProduction, PORT: 'x', CLUB_CURRENCY: 'x', SMTP_URL: '' },
      later,
    );
    expect(error?.message).toBe(
      [
        '3 settings are wrong, so Credit Desk did not start:',
        '- PORT is “x”, which is not a port from 1 to 65535. Example: PORT=3000',
        '- CLUB_CURRENCY is “x”, which is not a currency that Credit Desk knows. Example: CLUB_CURRENCY=GBP',
        '- SMTP_URL is missing: production mails customers where staff choose so. Example: SMTP_URL=smtps://user:password@mail.example:465',
      ].join('\n'),
    );
  });

  test('that is a secret is never repeated', () => {
    const names = [
      'SLACK_BOT_TOKEN',
      'SLACK_APP_TOKEN',
      'SLACK_SIGNING_SECRET',
      'SLACK_API_URL',
      'MONGODB_URI',
      'SMTP_URL',
      'PUBLIC_URL',
      'STRIPE_SECRET_KEY',
      'STRIPE_WEBHOOK_SECRET',
      'STRIPE_API_URL',
      'INTAKE_TOKEN',
    ];
    const wrong = Object.fromEntries(names.map((name) => [name, 'hush hush']));
    const error = errorOf({ ...wrong, MAIL_FROM: 'office@club.example' }, later);
    expect(error?.faults.map((fault) => fault.variable).sort()).toEqual([...names].sort());
    expect(error?.message).not.toContain('hush');
  });
});

describe('a secret in the wrong variable', () => {
  const signing = '8f742231b10e8888abcd99eeefff85a5';
  test.each<[string, string]>([
    ['OPERATORS', signing],
    ['OPERATORS', 'mongodb://desk:word,piece@db.example/credit-desk'],
    ['CLUB_CURRENCY', 'rk_live_012'],
    ['CLUB_TIME_ZONE', 'whsec_012'],
    ['APPROVAL_THRESHOLD', signing],
    ['PORT', '0b7f6c1e-1111-4222-8333-444455556666'],
  ])('in %s is not repeated', (name, value) => {
    const [found = ''] = faults({ [name]: value });
    expect(found).toMatch(new RegExp(`^${name} `));
    expect(found).not.toMatch(/8f74|word|piece|rk_|whsec|0b7f/);
  });

  test('that is a short word and stands in its own variable as well is not repeated', () => {
    const SMTP_URL = 'smtps://desk:hunter@mail.example';
    const [found] = faults({
      ...socket,
      SMTP_URL,
      MAIL_FROM: 'a@b.example',
      CLUB_LOCALE: 'hunter',
    });
    expect(found).toBe(
      'CLUB_LOCALE is “[secret]”, which is not a language and country that Node knows',
    );
  });

  test('long words that are none are told', () => {
    const [found] = faults({ CLUB_TIME_ZONE: 'Europe/Londinium-Vetus' });
    expect(found).toContain('“Europe/Londinium-Vetus”');
  });
});

describe('production', () => {
  test('starts without the secrets of what is not there yet', () => {
    expect(faults(production)).toEqual([]);
    expect(faults(laterProduction, later)).toEqual([]);
  });

  test.each([
    ['SLACK_APP_TOKEN', 'SLACK_BOT_TOKEN is set alone'],
    ['MONGODB_URI', 'MONGODB_URI is missing: production does not keep its books'],
    ['PUBLIC_URL', 'PUBLIC_URL is missing: links in mails lead customers to it'],
    ['SMTP_URL', 'SMTP_URL is missing: production mails customers'],
    ['INTAKE_TOKEN', 'INTAKE_TOKEN is missing'],
  ])('refuses to start without %s, once something uses it', (name, expected) => {
    const found = faults({ ...laterProduction, [name]: undefined }, later);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(expected);
  });

  test('refuses the local workspace and everything else that is missing, in one go', () => {
    const missing = (options?: ReadOptions) =>
      errorOf({ NODE_ENV: 'production' }, options)?.faults.map((fault) => fault.variable);
    const now = ['SLACK_BOT_TOKEN', 'MONGODB_URI', 'PUBLIC_URL', 'SMTP_URL'];
    expect(missing()).toEqual(now);
    const all = [...now, 'INTAKE_TOKEN'];
    expect(missing(later)).toEqual(all);
    expect(faults({ NODE_ENV: 'production', LOCAL_SLACK: 'yes' })).toContain(
      'LOCAL_SLACK is not for production: leave it out and set SLACK_BOT_TOKEN',
    );
  });
});

describe('production, on the way to other machines', () => {
  const uri = (hosts: string, options = '') => `mongodb://${hosts}/credit-desk?${options}`;

  test.each([
    uri('db.example', 'tls=true'),
    uri('desk:word@db1.example:27017,db2.example', 'replicaSet=rs0&ssl=TRUE'),
    'mongodb+srv://desk:word@cluster.example/credit-desk',
    'mongodb://127.0.0.1:27017/credit-desk?replicaSet=rs0',
    uri('localhost', ''),
    uri('[::1]:27017', ''),
  ])('takes %s', (MONGODB_URI) => {
    expect(faults({ ...production, MONGODB_URI })).toEqual([]);
  });

  test.each([
    [uri('db.example'), 'without TLS'],
    [uri('127.0.0.1,db.example'), 'without TLS'],
    [uri('127.0.0.1.example'), 'without TLS'],
    [uri('localhost@db.example'), 'without TLS'],
    [uri('db.example', 'tls=false&replicaSet=rs0'), 'without TLS'],
    ['mongodb+srv://cluster.example/credit-desk?tls=false', 'without TLS'],
    [uri('db.example', 'tls=true&tlsInsecure=true'), 'has tlsInsecure'],
    [uri('db.example', 'tls=true&tlsallowinvalidcertificates=true'), 'has tlsAllowInvalidCert'],
  ])('refuses %s', (MONGODB_URI, expected) => {
    const found = faults({ ...production, MONGODB_URI });
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(expected);
  });

  test('refuses http for customers, also to this machine', () => {
    for (const PUBLIC_URL of ['http://credit.club.example', 'HTTP://127.0.0.1:3000']) {
      expect(faults({ ...production, PUBLIC_URL })).toEqual([
        expect.stringContaining('PUBLIC_URL is not https'),
      ]);
    }
  });

  test('wants our own secrets long, and no secret twice', () => {
    expect(faults({ ...laterProduction, INTAKE_TOKEN: 'a'.repeat(31) }, later)).toEqual([
      expect.stringContaining('INTAKE_TOKEN is shorter than 32'),
    ]);
    const twice = { SLACK_SIGNING_SECRET: secret, INTAKE_TOKEN: secret };
    expect(faults({ ...laterProduction, ...twice }, later)).toEqual([
      'INTAKE_TOKEN is the same secret as SLACK_SIGNING_SECRET: give each its own',
    ]);
  });
});

describe('the local workspace on a named database', () => {
  const MONGODB_URI = 'mongodb://db.example/credit-desk';

  test.each<[string, Environment]>([
    ['nothing else', {}],
    ['a mistyped token', { SLACK_BOT_TOKN: 'xoxb-1-2-abc' }],
    ['a blank token', { SLACK_BOT_TOKEN: ' ' }],
    ['settings of the club', { CLUB_NAME: 'Judo', OPERATORS: 'U111' }],
  ])('refuses the start with %s, and names both ways out', (_what, environment) => {
    const [found, ...more] = faults({ MONGODB_URI, ...environment });
    expect(more).toEqual([]);
    expect(found).toMatch(/^SLACK_BOT_TOKEN is missing beside MONGODB_URI: .*LOCAL_SLACK=yes/);
  });

  test('starts where it is asked for by name', () => {
    const { slack } = readConfig({ MONGODB_URI, LOCAL_SLACK: 'yes' });
    expect(slack).toEqual({ kind: 'local', port: 3001 });
  });

  test('is not what a command of the terminal works with', () => {
    expect(readConfig({ MONGODB_URI }, { needsSlack: false }).slack).toEqual({ kind: 'none' });
  });
});

describe('a setting that nothing enforces', () => {
  test.each(Object.keys(unenforced))('%s refuses the start by itself', (name) => {
    const [found, ...more] = faults({ [name]: 'a value' });
    expect(more).toEqual([]);
    expect(found).toMatch(new RegExp(`^${name} is set, but nothing enforces it yet, so take it`));
  });

  test('is told without an example, and its value is not repeated', () => {
    expect(errorOf({ INTAKE_TOKEN: 'a-secret-of-somebody' })?.message).toBe(
      [
        'One setting is wrong, so Credit Desk did not start:',
        '- INTAKE_TOKEN is set, but nothing enforces it yet, so take it out: there is no /api/v1.',
      ].join('\n'),
    );
  });

  test('left blank is not set', () => {
    expect(faults({ INTAKE_TOKEN: ' ', TRUST_PROXY: '' })).toEqual([]);
  });
});

test('every example is a right value of its variable', () => {
  // Ours are made by a command, so that nobody starts with a secret that stands in the sources.
  const { LOCAL_SLACK, SINGLE_HANDED, ...together } = examples;
  const own = { INTAKE_TOKEN: secret };
  expect(faults({ ...together, ...own }, later)).toEqual([]);
  expect(faults(together, later)).toHaveLength(1);
  expect(faults({ LOCAL_SLACK })).toEqual([]);
  expect(faults({ SINGLE_HANDED })).toEqual([]);
});

test('.env.example names every setting that does something, and starts as it is', () => {
  const file = parseEnv(readFileSync(new URL('../../.env.example', import.meta.url), 'utf8'));
  const offered = variableNames.filter((name) => !isUnenforced(name));
  expect(Object.keys(file)).toEqual(expect.arrayContaining(offered));
  expect(Object.keys(file).filter((name) => isUnenforced(name))).toEqual([]);
  expect(faults(file)).toEqual([]);
});

describe('loadEnvironment', () => {
  const folders: string[] = [];
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
  });
  function folder(): string {
    const path = mkdtempSync(join(tmpdir(), 'credit-desk-config-'));
    folders.push(path);
    return path;
  }

  test('puts .env behind what is set already', () => {
    const path = folder();
    writeFileSync(join(path, '.env'), '# settings\nPATH=/from/file\nCLUB_NAME="From file"\n');
    const { PATH } = process.env;
    expect(loadEnvironment(path)).toMatchObject({ PATH, CLUB_NAME: 'From file' });
  });

  test('does without a .env, and leaves the process as it was', () => {
    const before = { ...process.env };
    expect(loadEnvironment(folder())).toEqual(before);
    expect(process.env).toEqual(before);
  });

  test('says when .env cannot be read', () => {
    const path = folder();
    mkdirSync(join(path, '.env'));
    expect(() => loadEnvironment(path)).toThrow(/cannot be read/);
  });
});
