import { type CreditNote, standing } from '../credit/credit-note.js';
import { isStanding, type Refund } from '../refunds/refund.js';

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
  /** The tries of refunds that it asked for, where it did: what could not be sent does not count. */
  refunds?: readonly RefundTry[];
};

export type RefundTry = { refundId: string; attempt: number; amount: bigint };

/** What the items made, by id, as it stands now. */
export type MadeByItems = {
  notes: ReadonlyMap<string, CreditNote>;
  refunds: ReadonlyMap<string, Pick<Refund, 'state' | 'attempt'>>;
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

/** What of the act's credit note was voided since. */
function voidedOf({ creditNoteId }: GivenItem, { notes }: MadeByItems): bigint {
  const note = creditNoteId === null ? undefined : notes.get(creditNoteId);
  if (note === undefined) return 0n;
  const { toInvoice, toAccount } = standing(note);
  return note.amount - toInvoice - toAccount;
}

/** What of it was to be sent and is with the club: the try failed, or another one came after it. */
function unsentOf({ refunds: tries = [] }: GivenItem, { refunds }: MadeByItems): bigint {
  const unsent = tries.filter(({ refundId, attempt }) => {
    const refund = refunds.get(refundId);
    return refund !== undefined && (refund.attempt > attempt || !isStanding(refund));
  });
  return unsent.reduce((sum, { amount }) => sum + amount, 0n);
}

/**
 * The sum of what still counts of one currency: of a credit note only what was not voided, of a refund
 * only what did not fail.
 * @param made what the items name
 */
export function sumAlone(items: readonly GivenItem[], currency: string, made: MadeByItems): bigint {
  return items
    .filter((item) => item.currency === currency)
    .reduce((sum, item) => {
      const gone = voidedOf(item, made) + unsentOf(item, made);
      return sum + (gone > item.amount ? 0n : item.amount - gone);
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
