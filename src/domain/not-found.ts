export type NotFound = {
  what:
    | ('invoice' | 'contact' | 'credit note' | 'credit' | 'payment')
    | ('refund' | 'message' | 'request')
    | ('session' | 'product' | 'job' | 'enrolment' | 'order');
  id: string;
};

/** What to do about something that is not there. A request has an id that nobody can read. */
export function notFoundSentence({ what, id }: NotFound): string {
  return what === 'request'
    ? 'This request is not one of this Credit Desk: another one uses the same Slack app, or its books were set up anew. It was left alone, and nothing was booked.'
    : `There is no ${what} ${id}. Check the spelling, or look it up with /invoices.`;
}
