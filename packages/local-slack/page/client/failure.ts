export const UNREACHABLE = 'unreachable';

const SENTENCES: Record<string, string> = {
  [UNREACHABLE]:
    'The connection to the local workspace is gone, so it is not known whether the app got this. It comes back by itself; then press again.',
  operation_timeout: 'The app did not answer within 3 seconds. Try again?',
  dispatch_failed: 'The app is not connected, so nobody got this. Try again in a moment.',
};

const UNKNOWN = 'We had some trouble connecting. Try again?';

/** What a person reads when the app or the server refused; the server's own words come first. */
export function failureSentence(failure: { error: string; detail?: string }): string {
  return failure.detail ?? SENTENCES[failure.error] ?? UNKNOWN;
}
