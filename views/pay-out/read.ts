import { StaleForm } from '../../src/blocks/stale-form.js';

/**
 * Whose account credit the form pays out, from the id of the account that it was opened with.
 * @throws StaleForm where that is no such id
 */
export function ownerOf(accountId: string): { payerId: string; currency: string } {
  const [, payerId, currency] = /^(.+):([A-Z]{3})$/.exec(accountId) ?? [];
  if (payerId === undefined || currency === undefined) throw new StaleForm();
  return { payerId, currency };
}
