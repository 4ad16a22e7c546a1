import type { Words } from '../../src/blocks/words.js';
import type { SecondPersonHint } from '../../src/services/approvals/form-hint.js';

function why(
  { why: reason, alone, currency, thresholdMinor }: SecondPersonHint,
  { money }: Pick<Words, 'money'>,
): string {
  switch (reason) {
    case 'always':
      return 'A second person always approves this.';
    case 'own-account':
      return 'The payer has your own email address, so a second person approves.';
    case 'address-unknown':
      return 'Slack does not say which email address you have, so a second person approves.';
    case 'other-currency':
      return 'In this currency a second person approves every amount.';
    case 'threshold': {
      const from = money(thresholdMinor ?? 0n, currency);
      return alone === 0n
        ? `From ${from} a second person approves.`
        : `You gave this payer ${money(alone, currency)} alone within a day; from ${from} in all a second person approves.`;
    }
    default:
      return reason satisfies never;
  }
}

/** What a form says above its button, in plain words. */
export function secondPersonWords(
  hint: SecondPersonHint,
  hasOther: boolean,
  words: Pick<Words, 'money'>,
): string {
  return hasOther
    ? `${why(hint, words)} Nothing is booked until then.`
    : `${why(hint, words)} Nobody else may, so this cannot be booked now: ask whoever runs Credit Desk to name another person in APPROVERS.`;
}
