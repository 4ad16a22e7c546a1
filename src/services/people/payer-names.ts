import { payerName } from '../../domain/people/payer-name.js';
import { findContactNames } from '../../store/club/contact-reads.js';
import type { Desk } from '../desk.js';

/** Reads the names of these payers at once; the answer names each. */
export async function readPayerNames(
  desk: Desk,
  payerIds: readonly string[],
): Promise<(payerId: string) => string> {
  const names = await findContactNames(desk.store, payerIds);
  return (payerId) => payerName(names, payerId);
}

/** The name of one payer. */
export async function readPayerName(desk: Desk, payerId: string): Promise<string> {
  return (await readPayerNames(desk, [payerId]))(payerId);
}
