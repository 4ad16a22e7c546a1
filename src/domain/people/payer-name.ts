/** Where a payer is not found, which no screen should make look like a name. */
export const unknownPayer = 'Unknown payer';

/** How a payer is called, where names are known by id. */
export function payerName(names: ReadonlyMap<string, string>, payerId: string): string {
  return names.get(payerId) ?? unknownPayer;
}
