import { createHash, randomBytes } from 'node:crypto';

/** 256 bits, in letters that need no escaping in an address or a cookie. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a token, in hex. A token has too many bits to be found out from it. */
export function tokenDigest(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
