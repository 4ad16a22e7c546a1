import type { TellsPayer } from '../../domain/refunds/ask.js';

/** Among the inputs of a request, which were hashed before there was a choice: most forms say Yes. */
export function saidOfMail(notifyWhenSent: boolean): TellsPayer {
  return notifyWhenSent ? {} : { notifyWhenSent };
}
