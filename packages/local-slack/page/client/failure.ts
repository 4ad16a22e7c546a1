export const UNREACHABLE = 'unreachable';

const SENTENCES: Record<string, string> = {
  [UNREACHABLE]: 'The local workspace cannot be reached. Is it still running?',
  operation_timeout: 'The app did not answer within 3 seconds. Try again?',
  dispatch_failed: 'The app is not connected, so nobody got this. Try again in a moment.',
};

const UNKNOWN = 'We had some trouble connecting. Try again?';

/** What a person reads when the app or the server refused; the server's own words come first. */
export function failureSentence(failure: { error: string; detail?: string }): string {
  return failure.detail ?? SENTENCES[failure.error] ?? UNKNOWN;
}
