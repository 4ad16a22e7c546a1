import { requestText } from '../../domain/books/request-text.js';
import { digestOf } from '../../store/ledger/digest.js';

/** The digest of a request. */
export function hashRequest(input: Record<string, unknown>): string {
  return digestOf(requestText(input));
}
