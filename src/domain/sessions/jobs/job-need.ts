import {
  type ApprovalRules,
  type Need,
  needsSecondPerson,
  type OwnAccount,
} from '../../approvals/needs-second-person.js';

/** What a job gives one payer in one currency, and what its person gave that payer alone before. */
export type PayerShare = {
  payerId: string;
  currency: string;
  amount: bigint;
  alone: bigint;
  ownAccount: OwnAccount;
};

function sumsByCurrency(shares: readonly PayerShare[]): Map<string, bigint> {
  const sums = new Map<string, bigint>();
  for (const { currency, amount } of shares) {
    sums.set(currency, (sums.get(currency) ?? 0n) + amount);
  }
  return sums;
}

/**
 * Why a second person has to approve the money of a job, or null. All that one person's jobs give
 * within 24 hours adds up, and what one payer gets of it with what the person gave that payer
 * otherwise. (design, section 4, "Approvals")
 * @param aloneInJobs what the person's other jobs gave, by currency, in minor units
 */
export function jobNeed(
  shares: readonly PayerShare[],
  aloneInJobs: ReadonlyMap<string, bigint>,
  rules: ApprovalRules,
): Need | null {
  for (const share of shares) {
    const { ownAccount } = share;
    if (ownAccount === 'no') continue;
    const need = needsSecondPerson({ ...share, always: false }, rules);
    if (need !== null) return need;
  }
  for (const [currency, amount] of sumsByCurrency(shares)) {
    const alone = aloneInJobs.get(currency) ?? 0n;
    const act = { amount, always: false, currency, alone, ownAccount: 'no' as const };
    const need = needsSecondPerson(act, rules);
    if (need !== null) return need;
  }
  for (const share of shares) {
    const need = needsSecondPerson({ ...share, always: false }, rules);
    if (need !== null) return need;
  }
  return null;
}
