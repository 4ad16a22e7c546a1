import { safe } from './text.js';

/** A reason as people read it; `Other` alone, from before it wanted words, says nothing. */
export function reasonWords(reason: string, max?: number): string {
  return reason === 'Other' ? 'no reason written down' : safe(reason, max);
}
