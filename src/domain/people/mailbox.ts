/** Whom a mail is from or to. `name` is shown beside the address; '' = the address alone. */
export type Mailbox = { name: string; address: string };

/** The longest address that SMTP carries. */
const longestAddress = 254;
const longestLocalPart = 64;

/**
 * One address as people write it, with letters of any script: no list, no quotes, no comments, and
 * nothing that could end a header. Whether mail arrives there is not known before it is sent.
 */
export function isMailAddress(text: string): boolean {
  const [local = '', domain = '', ...more] = text.split('@');
  return (
    more.length === 0 &&
    text.length <= longestAddress &&
    local.length <= longestLocalPart &&
    /^[^\s\p{C}<>()[\]\\,;:"@]+$/u.test(local) &&
    /^[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}.-]*[\p{L}\p{N}\p{M}])?$/u.test(domain) &&
    !`${local}.${domain}`.includes('..')
  );
}

/** A name as one line: nothing in it can end a header, hide, or turn what stands beside it. */
export function nameInHeader(name: string): string {
  return name.replace(/[\p{C}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
}

/**
 * `name <address>`, the name in quotes or bare with any of its marks (commas and brackets too), or
 * the address alone; null when it is none of these.
 */
export function readMailbox(text: string): Mailbox | null {
  const given = text.trim();
  if (isMailAddress(given)) return { name: '', address: given };
  const { before = '', address = '' } =
    /^(?<before>[^<>\p{C}]*)<(?<address>[^<>]*)>$/u.exec(given)?.groups ?? {};
  if (!isMailAddress(address)) return null;
  const quoted = /^"(?<inside>(?:[^"\\]|\\.)*)"$/.exec(before.trim())?.groups?.['inside'];
  const name = quoted === undefined ? before : quoted.replace(/\\(.)/g, '$1');
  return { name: nameInHeader(name), address };
}

/** `p…@family.example`: enough for staff to know it again, and no more than that on a screen. */
export function shortenedAddress(address: string): string {
  const [local = '', domain = ''] = address.split('@');
  return `${[...local].slice(0, 1).join('')}…@${domain}`;
}
