import type { MadeCredit, WayOut } from '../domain/payments/ways-out-after-reversal.js';
import { listed, safe } from './text.js';

type Money = (amount: bigint) => string;

/** More than these would hide the sentence that they belong to. */
const named = 5;

function first<Value>(values: readonly Value[], name: (value: Value) => string): string {
  const names = values.slice(0, named).map(name);
  const more = values.length - names.length;
  return listed(more > 0 ? [...names, `${more} more`] : names);
}

/** What became of the account credit that was made from an invoice whose money went back. */
export function madeCreditFacts(credit: MadeCredit, money: Money): string {
  const { made, unspent, expired, spent, spentOn, paidOut = 0n, lapsed = 0n } = credit;
  const where = first(
    spentOn,
    ({ invoiceNumber, amount }) => `${money(amount)} on ${safe(invoiceNumber)}`,
  );
  const parts = [
    ...(unspent > 0n ? [`${money(unspent)} of it is unspent`] : []),
    ...(expired > 0n ? [`${money(expired)} of that has expired`] : []),
    ...(spent > 0n
      ? [`${unspent + paidOut + lapsed > 0n ? money(spent) : 'all of it'} is spent (${where})`]
      : []),
    ...(paidOut > 0n
      ? [`${money(paidOut)} was paid out as cash and cannot be taken back here`]
      : []),
    ...(lapsed > 0n ? [`${money(lapsed)} has expired and is gone`] : []),
  ];
  return `${money(made)} of account credit made from this invoice still stands: ${listed(parts)}.`;
}

function wayText(way: WayOut, money: Money): string {
  const amount = money(way.amount);
  switch (way.kind) {
    case 'apply-credit':
      return `use up to ${amount} of account credit on this invoice (*Apply credit*)`;
    case 'void-credit-note': {
      const again =
        way.owedAgain > 0n ? `; ${money(way.owedAgain)} it paid is then owed again` : '';
      return `take off the ${amount} unspent of ${safe(way.noteNumber)} (*Void this credit note*${again})`;
    }
    case 'return-overpayment':
      return `return the ${amount} unspent of the moved overpayment to this invoice (*Return overpayment*)`;
    case 'take-back-credit': {
      const expired = money(way.expiresOnReturn);
      const lost = way.expiresOnReturn > 0n ? `; ${expired} of it comes back expired` : '';
      return `take ${amount} back from ${safe(way.invoiceNumber)} first (*Take back*${lost})`;
    }
    default:
      return way satisfies never;
  }
}

/** What can be done at this moment, one way a line; none when nothing would be accepted. */
export function waysOutLines(credit: MadeCredit, money: Money): string[] {
  const { ways } = credit;
  const more = ways.length - named;
  return [
    ...ways.slice(0, named).map((way) => wayText(way, money)),
    ...(more > 0 ? [`${more} more, in the details of the invoice`] : []),
  ];
}
