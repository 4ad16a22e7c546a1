import { compareAsStored } from '../../text-order.js';

/** Somebody whom an act concerns, and who pays. */
export type WithPayer = { name: string; payerId: string; payerName: string };

/** The order in which an act deals with people: those of one payer together, then by name. */
export function compareByPayer(one: WithPayer, other: WithPayer): number {
  return (
    compareAsStored(one.payerName, other.payerName) ||
    compareAsStored(one.payerId, other.payerId) ||
    compareAsStored(one.name, other.name)
  );
}
