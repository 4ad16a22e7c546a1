import { randomUUID } from 'node:crypto';

/**
 * The id under which a form books, made when the form opens, so that however often its button is
 * pressed there is one booking.
 */
export function mintOperationId(): string {
  return randomUUID();
}
