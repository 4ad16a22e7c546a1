import type { CalendarDate } from '../calendar-date.js';
import type { RefusalShow } from '../refusal-show.js';

/** What is still open about somebody, in the order in which it is said. */
export const openThings = [
  'import',
  'import-now',
  'form',
  'debt',
  'overpaid',
  'payment',
  'credit',
  'refund',
  'request',
  'job',
  'booking',
  'enrolment',
  'order',
  'message',
] as const;
export type OpenThing = (typeof openThings)[number];

/** Refusals that have to do with forgetting somebody. */
export type ForgettingRefusals = {
  'forgotten-already': Record<string, never>;
  'payer-forgotten': Record<string, never>;
  /** Names of the first of those for whom they pay, and how many more there are. */
  'pays-for-others': { names: string[]; more: number };
  /** `number`: of the invoice, where it is one. */
  'still-open': { what: OpenThing; number: string };
  'too-early-to-forget': { possibleFrom: CalendarDate; years: number };
};

type Sentences = {
  [Code in keyof ForgettingRefusals]: (
    details: ForgettingRefusals[Code],
    show: RefusalShow,
  ) => string;
};

const openWords: Record<OpenThing, (number: string) => string> = {
  import: () =>
    'Not all of their history is imported yet. Import the same folder again, until it ends well.',
  'import-now': () => 'An import is running at this moment. Wait until it has ended.',
  form: () =>
    'A form about them was sent, and it is not known yet whether it was booked. Wait for that.',
  debt: (number) =>
    `Invoice ${number} is not settled. Settle it first: with credit, with a payment, or write it off.`,
  overpaid: (number) =>
    `Invoice ${number} is overpaid, and that money is theirs. Refund it or move it to account credit first.`,
  payment: (number) =>
    `A payment on invoice ${number} is on its way. Wait until it has come or failed.`,
  credit: () => 'They have account credit, which is their money. Use it or pay it out first.',
  refund: () => 'A refund to them is not done yet. Do it first: it stands under Refunds to do.',
  request: () => 'A request about them waits for a second person. Have it decided first.',
  job: () => 'They are in a cancelled session or a removal that is not done yet. Finish it first.',
  booking: () =>
    'They have a place on a session to come, or on one that was cancelled and may still take place. Take them off it first, or wait until its day is over.',
  enrolment: () => 'They are still on a product. Remove them from it first.',
  order: () => 'An order for them is still to come, or to be ticked. Cancel it first.',
  message: () =>
    'A message to them is still to be sent. Wait until it has left, or could not be delivered.',
};

/** `Nora and Ola`, or `Nora, Ola and 2 more`. */
function namesInWords(names: readonly string[], more: number): string {
  const all = more > 0 ? [...names, `${more} more`] : names;
  const last = all.at(-1) ?? '';
  return all.length < 2 ? last : `${all.slice(0, -1).join(', ')} and ${last}`;
}

export const forgettingSentences: Sentences = {
  'forgotten-already': () =>
    'This person was forgotten, and that stays so. If they come back, add them as a new person with a number of their own.',
  'payer-forgotten': () =>
    'Whose this was is forgotten: only what is still open here can be settled, and nothing more can be given, taken back or changed. Money that comes in is recorded as ever. If they come back, add them as a new person with a number of their own.',
  'pays-for-others': ({ names, more }) =>
    `They pay for ${namesInWords(names, more)}, and invoices bear the name of who pays. First forget everybody for whom they pay, then the payer.`,
  'still-open': ({ what, number }) => openWords[what](number),
  'too-early-to-forget': ({ possibleFrom, years }, { fullDay }) =>
    `The books have to name people for ${years} years after the last entry. This person can be forgotten from ${fullDay(possibleFrom)} on.`,
};
