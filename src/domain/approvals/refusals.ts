/** Refusals that have to do with a second person. */
export type ApprovalRefusals = {
  'own-request': Record<string, never>;
  'not-an-approver': Record<string, never>;
  'no-second-person': Record<string, never>;
  /** What the form asked for before; it is asked for something else now. */
  'already-asked': { amount: bigint; currency: string };
};

type Show = { money: (amount: bigint, currency: string) => string };

type Sentences = {
  [Code in keyof ApprovalRefusals]: (details: ApprovalRefusals[Code], show: Show) => string;
};

export const approvalSentences: Sentences = {
  'own-request': () =>
    'You asked for this yourself, so somebody else has to decide. Nothing was booked, and the request stays open.',
  'not-an-approver': () =>
    'You cannot decide this: you are not, or no longer, one of the approvers. Nothing was booked, and the request stays open for them.',
  'no-second-person': () =>
    'A second person has to approve this, and nobody else may. Nothing was booked. Ask whoever runs Credit Desk to name another person in APPROVERS.',
  'already-asked': ({ amount, currency }, { money }) =>
    `This form has asked for ${money(amount, currency)} already, and what was asked for never changes. Withdraw it first, then ask again in a new form.`,
};
