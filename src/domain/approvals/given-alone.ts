import { type CreditNote, standing } from '../credit/credit-note.js';

/** So long what one person books alone for one payer adds up. */
export const addedUpMs = 24 * 3_600_000;

/** One act that somebody did alone. Amounts in minor units. */
export type GivenItem = {
  entryId: string;
  amount: bigint;
  currency: string;
  at: Date;
  /** The credit note that it made: what of it was voided since does not count. */
  creditNoteId: string | null;
};

/** What one person gave one payer alone within the last day; guarded by `seq`. */
export type GivenAlone = {
  id: string;
  clubId: string;
  payerId: string;
  requesterId: string;
  items: GivenItem[];
  seq: bigint;
};

type Owner = Pick<GivenAlone, 'clubId' | 'payerId' | 'requesterId'>;

export function givenAloneId({ payerId, requesterId }: Owner): string {
  return `${payerId}:${requesterId}`;
}

/** The acts that still count at a moment. */
export function recentItems(alone: GivenAlone | null, now: Date): GivenItem[] {
  const since = now.getTime() - addedUpMs;
  return (alone?.items ?? []).filter(({ at }) => at.getTime() > since);
}

/**
 * The sum of what still counts of one currency; of a credit note only what was not voided.
 * @param notes those that the items name, by id
 */
export function sumAlone(
  items: readonly GivenItem[],
  currency: string,
  notes: ReadonlyMap<string, CreditNote>,
): bigint {
  return items
    .filter((item) => item.currency === currency)
    .reduce((sum, { amount, creditNoteId }) => {
      const note = creditNoteId === null ? undefined : notes.get(creditNoteId);
      if (note === undefined) return sum + amount;
      const { toInvoice, toAccount } = standing(note);
      const voided = note.amount - toInvoice - toAccount;
      return sum + (voided > amount ? 0n : amount - voided);
    }, 0n);
}

/** The document with one act more, and without what no longer counts. */
export function withItem(
  before: GivenAlone | null,
  owner: Owner,
  { item, now }: { item: GivenItem; now: Date },
): GivenAlone {
  return {
    id: givenAloneId(owner),
    ...owner,
    items: [...recentItems(before, now), item],
    seq: (before?.seq ?? 0n) + 1n,
  };
}
