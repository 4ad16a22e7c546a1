import { createHash, timingSafeEqual } from 'node:crypto';

const digest = (text: string) => createHash('sha256').update(text).digest();

/** Compares in a time that tells nothing of how much of it is right. */
export function isSameSecret(given: string | undefined, right: string): boolean {
  return timingSafeEqual(digest(given ?? ''), digest(right)) && given !== undefined;
}
