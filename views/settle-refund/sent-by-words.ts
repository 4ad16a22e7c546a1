import type { SentBy } from '../../src/services/providers/sent-by-desk.js';

/** That a provider sends a refund, or may have sent it; `name` ready to be shown. */
export function sentByWords({ isAway }: SentBy, name: string): string {
  return isAway
    ? `${name} may have sent it, and the desk is not connected to ${name} now. Have it connected again.`
    : `${name} sends it by itself.`;
}
