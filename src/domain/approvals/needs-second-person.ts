import type { Given } from './given.js';

/** How a club wants it. Amounts in minor units of `currency`. */
export type ApprovalRules = {
  /** From this amount a second person approves; null = amounts never need one. */
  thresholdMinor: bigint | null;
  /** The currency of the threshold: the club's own. */
  currency: string;
  /** The club has one person only. */
  singleHanded: boolean;
};

/** Why a second person is needed. */
export type SecondPersonReason =
  /** Such an act always needs one. */
  | 'always'
  /** The payer has the same email address as the person. */
  | 'own-account'
  /** Slack does not say which address the person has, so it may be the same. */
  | 'address-unknown'
  | 'other-currency'
  | 'threshold';

export type Need = {
  why: SecondPersonReason;
  /** What this act gives, and what the person gave this payer alone in the day before it. */
  amount: bigint;
  alone: bigint;
  currency: string;
};

/** Whether the payer may be the person who acts. */
export type OwnAccount = 'yes' | 'no' | 'unknown';

/** What is known of an act that gives something away. */
export type GivingAct = Given & { currency: string; alone: bigint; ownAccount: OwnAccount };

function whyNeeded(act: GivingAct, rules: ApprovalRules): SecondPersonReason | null {
  const { amount, always, currency, alone, ownAccount } = act;
  if (always) return 'always';
  if (amount === 0n) return null;
  if (ownAccount === 'yes') return 'own-account';
  if (ownAccount === 'unknown') return 'address-unknown';
  if (rules.thresholdMinor === null) return null;
  if (currency !== rules.currency) return 'other-currency';
  return alone + amount >= rules.thresholdMinor ? 'threshold' : null;
}

/** Why the act needs a second person and what it adds up to; null when one person may do it. */
export function needsSecondPerson(act: GivingAct, rules: ApprovalRules): Need | null {
  const why = whyNeeded(act, rules);
  if (why === null) return null;
  const { amount, alone, currency } = act;
  return { why, amount, alone, currency };
}

/** An address as it is compared. */
export function foldedAddress(address: string): string {
  return address.trim().normalize('NFC').toLowerCase();
}

/** @param staffEmail undefined: not a person in Slack; null: Slack does not say it */
export function ownAccountOf(
  staffEmail: string | null | undefined,
  payerEmail: string | null,
): OwnAccount {
  if (staffEmail === undefined || payerEmail === null) return 'no';
  if (staffEmail === null) return 'unknown';
  return foldedAddress(staffEmail) === foldedAddress(payerEmail) ? 'yes' : 'no';
}
