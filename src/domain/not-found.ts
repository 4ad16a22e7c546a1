export type NotFound = {
  what:
    | ('invoice' | 'contact' | 'credit note' | 'credit' | 'payment')
    | ('refund' | 'message' | 'request')
    | ('session' | 'product' | 'job' | 'enrolment' | 'order');
  id: string;
};

/** Made by the desk for itself: nobody ever saw it, so nobody can have misspelt it. */
const ownKey = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-/;

const lookUp: Partial<Record<NotFound['what'], string>> = {
  session: 'look it up with /cancel-session',
  product: 'look it up with /remove-contact',
  order: 'look it up in your billing system',
};

/** What to do about something that is not there; an id that nobody can read is not shown. */
export function notFoundSentence({ what, id }: NotFound): string {
  if (what === 'request') {
    return 'This request is not one of this Credit Desk: another one uses the same Slack app, or its books were set up anew. It was left alone, and nothing was booked.';
  }
  if (what === 'job') {
    return 'This review is not kept any more: one that nobody sends is thrown away after a day. Open the form again, and look at it anew.';
  }
  return ownKey.test(id)
    ? `This ${what} is not in the books of this Credit Desk: they were set up anew, or an older backup was restored. Close this screen, and open it again.`
    : `There is no ${what} ${id}. Check the spelling, or ${lookUp[what] ?? 'look it up with /invoices'}.`;
}
