/** How a payer is called, where names are known by id. */
export function payerName(names: ReadonlyMap<string, string>, payerId: string): string {
  return names.get(payerId) ?? 'Unknown payer';
}
