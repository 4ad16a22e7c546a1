import { splitByWeights } from '../amounts/money.js';
import type { GivenFor, SessionPart } from './given-for.js';
import type { Offer, OfferedLine } from './offer.js';

/** What is given on one line, and for what. `givenFor` is null for credit for nothing of the kind. */
export type GivenOnLine = { line: number; amount: bigint; givenFor: GivenFor | null };

/** What is given on one invoice, which becomes one credit note. Minor units, all above zero. */
export type GivenOnInvoice = { invoiceId: string; lines: GivenOnLine[] };

/**
 * Spreads an amount up to {@link Offer.most} over the lines of an offer. Up to the value by price
 * and billing every line gives in proportion to its value; what exceeds that is taken from the
 * newest invoice first, as much as each line still allows. Shares sum exactly.
 * @throws RangeError above the most: that is refused beside the field, before it comes here
 */
export function spreadOffer(offer: Offer, amount: bigint): GivenOnInvoice[] {
  const within = amount < offer.amount ? amount : offer.amount;
  const values = offer.lines.map(({ value }) => value.amount);
  const byValue = offer.amount === 0n ? values : splitByWeights(within, values);
  return newestFirst(offer, amount, byValue);
}

/**
 * Spreads an amount that somebody fixed: the newest invoice first, as much as each line allows, so
 * that it becomes as few credit notes as can be. Shares sum exactly.
 * @throws RangeError above the most
 */
export function spreadFixed(offer: Offer, amount: bigint): GivenOnInvoice[] {
  return newestFirst(offer, amount, []);
}

/** What exceeds what the lines begin with, in their order, is taken from the newest invoice first. */
function newestFirst(offer: Offer, amount: bigint, begin: readonly bigint[]): GivenOnInvoice[] {
  if (amount > offer.most) throw new RangeError(`${amount} is more than ${offer.most}`);
  let rest = amount - begin.reduce((sum, own) => sum + own, 0n);
  const onInvoices = new Map<string, GivenOnLine[]>();
  for (const [place, offered] of offer.lines.entries()) {
    const own = begin[place] ?? 0n;
    const room = offered.most - own;
    const extra = room < rest ? room : rest;
    rest -= extra;
    if (own + extra === 0n) continue;
    const given = { line: offered.line.line, amount: own + extra };
    const lines = onInvoices.get(offered.invoice.id) ?? [];
    lines.push({ ...given, givenFor: givenForOf(offered, given.amount) });
    onInvoices.set(offered.invoice.id, lines);
  }
  return [...onInvoices].map(([invoiceId, lines]) => ({ invoiceId, lines }));
}

/** For what an amount on a line is given: its sessions in proportion to what each is worth. */
function givenForOf({ value }: OfferedLine, amount: bigint): GivenFor | null {
  switch (value.by) {
    case 'sessions': {
      if (value.amount === 0n) return null;
      const shares = splitByWeights(
        amount,
        value.parts.map((part) => part.amount),
      );
      const parts = value.parts.flatMap(({ sessionId }, place): SessionPart[] => {
        const share = shares[place] ?? 0n;
        return share === 0n ? [] : [{ sessionId, amount: share }];
      });
      return { kind: 'sessions', parts };
    }
    case 'days':
      return { kind: 'days' };
    case 'fixed-amount':
      return null;
    default:
      return value satisfies never;
  }
}
