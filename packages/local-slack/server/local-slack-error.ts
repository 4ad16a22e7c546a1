/** One sentence for the person at the terminal: what is wrong, and what to do about it. */
export class LocalSlackError extends Error {
  override readonly name = 'LocalSlackError';
}
