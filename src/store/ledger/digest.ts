import { createHash, hash } from 'node:crypto';

/** SHA-256 of a text, base64url (43 characters): the digest of entries and of requests. */
export function digestOf(text: string): string {
  return hash('sha256', text, 'base64url');
}

/** The same of a text that comes in pieces, so that all of it is never held. */
export function createDigest(): { add(text: string): void; digest(): string } {
  const pieces = createHash('sha256');
  return {
    add(text) {
      pieces.update(text);
    },
    digest: () => pieces.digest('base64url'),
  };
}
