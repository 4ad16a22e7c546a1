import { countTry as count } from '../../store/links/tries.js';
import type { Desk } from '../desk.js';
import { tokenDigest } from './secret-token.js';

/**
 * How often something was tried in the window that is under way, this time included, and when that
 * window ends. Kept is a digest of `key`, which may name an address or a token.
 */
export function countTry(
  desk: Desk,
  { key, windowMs }: { key: string; windowMs: number },
): Promise<{ total: number; until: Date }> {
  return count(desk.store, { id: tokenDigest(key), now: desk.now(), windowMs });
}
