import { isIP } from 'node:net';
import { validate as isCronExpression } from 'node-cron';
import { z } from 'zod';
import { echo } from '../domain/amounts/amount-words.js';
import { isCurrency } from '../domain/amounts/currency-table.js';
import { isTimeZone, parseCalendarDate } from '../domain/calendar-date.js';
import { readMailbox } from '../domain/people/mailbox.js';
import { looksSecret } from './looks-secret.js';

/** A text that is named in its fault, so not for secrets. `problem` follows “…”. */
export function shownText(isRight: (text: string) => boolean, problem: string) {
  return z.string().refine(isRight, {
    error: ({ input }) => `is ${shown(String(input))}, which ${problem}`,
  });
}

/** A text of which a fault tells nothing. `problem` follows the variable's name. */
export function secretText(isRight: (text: string) => boolean, problem: string) {
  return z.string().refine(isRight, { error: problem });
}

export const port = shownText(
  (text) => /^[0-9]{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535,
  'is not a port from 1 to 65535',
).transform(Number);

export const currencyCode = shownText(isCurrency, 'is not a currency that Credit Desk knows');
export const timeZone = shownText(isTimeZone, 'is not a time zone of the IANA list');
export const locale = shownText(isLocale, 'is not a language and country that Node knows');
export const channel = shownText(
  (text) => /^[CG][A-Z0-9]{2,}$/.test(text),
  'is not a channel id, which starts with C or G (not the name of the channel)',
);

export const cronExpression = shownText(
  (text) => [5, 6].includes(text.split(/\s+/).length) && isCronExpression(text),
  'is not a cron expression of five or six fields',
);

export const calendarDate = shownText(
  (text) => parseCalendarDate(text) !== undefined,
  'is not a day like 2026-11-23',
);

/** An address for a browser, without the slash at its end. */
export const publicUrl = secretText(
  isPublicUrl,
  'is not an http or https address without user, query and fragment',
).transform((text) => text.replace(/\/+$/, ''));

/** As Express takes it: never a number or `true`, with which anybody could make up an address. */
export function isProxy(text: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(text)) return true;
  const [address = '', bits, ...more] = text.split('/');
  const version = isIP(address);
  if (version === 0 || more.length > 0) return false;
  if (bits === undefined) return true;
  return (
    /^[0-9]{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= (version === 4 ? 32 : 128)
  );
}

/** With a slash at its end, which Slack's client wants. */
export const slackApiUrl = secretText(
  isSafeApiUrl,
  'is not an https address (http only for this machine), so the token could be read on the way',
).transform((text) => (text.endsWith('/') ? text : `${text}/`));

/** Of a client that knows the paths itself. */
export const safeOrigin = secretText(
  (text) => isSafeApiUrl(text) && new URL(text).pathname === '/',
  'is not an https address without a path (http only for this machine)',
);

export const mailUrl = secretText((text) => {
  const url = parseUrl(text);
  if (url === null || !['smtp:', 'smtps:'].includes(url.protocol)) return false;
  // Settings behind the host would be read by nobody, so nobody may believe that they hold.
  return url.hostname !== '' && `${url.pathname}${url.search}${url.hash}`.replace('/', '') === '';
}, 'is not an address that starts with smtp:// or smtps:// and names a host and no more');

export const mailbox = z.string().transform((text, context) => {
  const read = readMailbox(text);
  if (read !== null) return read;
  const problem = 'is not one mail address, alone or after a name in angle brackets';
  context.addIssue({ code: 'custom', message: `is ${shown(text)}, which ${problem}` });
  return z.NEVER;
});

// Names of MongoDB's own databases, and the one that the driver takes when none is given.
const foreignDatabases = ['admin', 'config', 'local', 'test'];

export const mongoUri = z
  .string()
  .regex(/^mongodb(?:\+srv)?:\/\/[^/\s]+/, {
    error: 'does not start with mongodb:// or mongodb+srv:// and a host',
    abort: true,
  })
  .refine((text) => !hasBareMark(text), {
    error: 'has a user or password with one of : / ? # @ in it: write these as %3A %2F %3F %23 %40',
    abort: true,
  })
  .refine((text) => databaseOf(text) !== undefined, {
    error: 'names no database in its path, such as /credit-desk',
    abort: true,
  })
  .refine((text) => !foreignDatabases.includes(databaseOf(text) ?? ''), {
    error: `names one of MongoDB's own databases (${foreignDatabases.join(', ')})`,
  });

/** A mark in a password would end it early, and its rest would be taken for a host. */
function hasBareMark(uri: string): boolean {
  const [, user] = /^mongodb(?:\+srv)?:\/\/(.*)@/.exec(uri) ?? [];
  // An address in the options, behind the path, is no user.
  if (user === undefined || /\/[A-Za-z0-9_-]*\?/.test(user)) return false;
  return /[/?#@]/.test(user) || user.split(':').length > 2;
}

function databaseOf(uri: string): string | undefined {
  return /^mongodb(?:\+srv)?:\/\/[^/]+\/([A-Za-z0-9_-]{1,63})(?:\?.*)?$/.exec(uri)?.[1];
}

/** Splits at commas; blanks between them and names given twice are dropped. */
export function listOf(text: string): string[] {
  const items = text.split(',').map((item) => item.trim());
  return [...new Set(items.filter((item) => item !== ''))];
}

/** A comma list; every wrong item is named. */
export function list(isRight: (item: string) => boolean, problem: string) {
  return z
    .string()
    .transform(listOf)
    .refine((items) => items.every(isRight), {
      error: ({ input }) => {
        const items = Array.isArray(input) ? input.map(String) : [];
        // A secret with a comma in it stands in pieces that do not look like one.
        const wrong = looksSecret(items.join(','))
          ? ['a value not shown here']
          : items.filter((item) => !isRight(item)).map(shown);
        return `has ${wrong.join(', ')}, which ${problem}`;
      },
    });
}

/** A value in a fault, unless it looks like a secret that was put into the wrong variable. */
function shown(value: string): string {
  return looksSecret(value) ? 'a value not shown here' : `“${echo(value)}”`;
}

function parseUrl(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}

function isWebUrl(url: URL): boolean {
  const bare = url.username === '' && url.password === '' && url.search === '' && url.hash === '';
  return ['http:', 'https:'].includes(url.protocol) && bare;
}

function isPublicUrl(text: string): boolean {
  const url = parseUrl(text);
  return url !== null && isWebUrl(url);
}

function isSafeApiUrl(text: string): boolean {
  const url = parseUrl(text);
  if (url === null || !isWebUrl(url)) return false;
  const isHere = /^(?:localhost|127(?:\.[0-9]+){3}|\[::1\])$/.test(url.hostname);
  return url.protocol === 'https:' || isHere;
}

function isLocale(text: string): boolean {
  try {
    return Intl.NumberFormat.supportedLocalesOf(text).length > 0;
  } catch {
    return false;
  }
}
