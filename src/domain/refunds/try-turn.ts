import type { Refund } from './refund.js';

/**
 * What of one try of a refund is taken in turn: that a person says what became of it, and that its
 * provider is asked for it. So of two processes, one of which does not know the provider, only one
 * can think that the money has not gone out yet.
 */
export function tryTurn({ id, attempt }: Pick<Refund, 'id' | 'attempt'>): string {
  return `refund-try:${id}:${attempt}`;
}
