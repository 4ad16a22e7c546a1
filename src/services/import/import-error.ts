/** An import that cannot begin or go on; the message is a sentence for the person who waits. */
export class ImportError extends Error {
  override readonly name = 'ImportError';
}
