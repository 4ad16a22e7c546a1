import type { CalendarDate } from '../calendar-date.js';
import type { RulingOut } from './asked-twice.js';

/** Refusals that have to do with a second person. */
export type ApprovalRefusals = {
  'own-request': Record<string, never>;
  'not-an-approver': Record<string, never>;
  /** Whoever decides has the payer's address, or Slack does not say which they have. */
  'approver-is-payer': Record<string, never>;
  'approver-unknown': Record<string, never>;
  'no-second-person': Record<string, never>;
  /** What was handed over is not what its digest says. */
  'request-altered': Record<string, never>;
  /** What the form asked for before; it is asked for something else now. */
  'already-asked': { amount: bigint; currency: string };
  /** It or what rules it out is asked for already, by whoever asks now (`isOwn`) or somebody else. */
  'request-open': {
    amount: bigint;
    currency: string;
    askedOn: CalendarDate;
    asked: RulingOut | 'this';
    isOwn: boolean;
  };
};

type Show = {
  money: (amount: bigint, currency: string) => string;
  day: (date: CalendarDate) => string;
};

type Sentences = {
  [Code in keyof ApprovalRefusals]: (details: ApprovalRefusals[Code], show: Show) => string;
};

const askedWords: Record<ApprovalRefusals['request-open']['asked'], string> = {
  this: 'for this',
  'void-invoice': 'to void this invoice',
  'write-off': 'to write this invoice off',
};

export const approvalSentences: Sentences = {
  'own-request': () =>
    'You asked for this yourself, so somebody else has to decide. Nothing was booked, and the request stays open.',
  'not-an-approver': () =>
    'You cannot decide this: you are not, or no longer, one of the approvers. Nothing was booked, and the request stays open for them.',
  'approver-is-payer': () =>
    'The payer has your own email address, so somebody else has to decide. Nothing was booked, and the request stays open for them.',
  'approver-unknown': () =>
    'Slack does not say which email address you have, so this may be your own account, and somebody else has to decide. Nothing was booked, and the request stays open for them.',
  'no-second-person': () =>
    'A second person has to approve this, and nobody else may: not whoever asks, nor anybody whose email address is the payer’s or is not told by Slack. Nothing was booked. Ask whoever runs Credit Desk to name another person in APPROVERS.',
  'request-altered': () =>
    'What was asked for was changed in the database since, past Credit Desk. Nothing was booked. Reject it, ask for it again, and tell whoever runs Credit Desk.',
  'already-asked': ({ amount, currency }, { money }) =>
    `This form has asked for ${money(amount, currency)} already, and what was asked for never changes. Withdraw it first, then ask again in a new form.`,
  'request-open': ({ amount, currency, askedOn, asked: what, isOwn }, { money, day }) => {
    const asked = `asked ${askedWords[what]} on ${day(askedOn)} already (${money(amount, currency)})`;
    return isOwn
      ? `You ${asked}, and it waits for a second person. Nothing more was asked for. Wait until it is decided, or withdraw it first.`
      : `Somebody ${asked}, and it waits for a second person. Nothing more was asked for. Wait until it is decided, or ask whoever asked to withdraw it.`;
  },
};
