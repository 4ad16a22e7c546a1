import { findPayersAt } from '../../store/club/contact-reads.js';
import { deleteLinkRequest, findLinkRequests } from '../../store/links/link-requests.js';
import type { Desk } from '../desk.js';
import { mailAccountLink } from '../notices/mail-account-link.js';
import { countTry } from './count-try.js';

/** One address is mailed so often in a day at most, however often somebody asks with it. */
const mostMailsADay = 5;
const dayMs = 24 * 60 * 60_000;

/** One mail names so many accounts at most. */
const mostAccounts = 20;
const requestsAtOnce = 50;

async function answer(desk: Desk, request: { id: string; address: string }): Promise<void> {
  const address = request.address.toLowerCase();
  const where = { clubId: desk.club.id, address, limit: mostAccounts };
  const payers = await findPayersAt(desk.store, where);
  const [first, ...others] = payers
    .filter(({ email }) => email?.toLowerCase() === address)
    .map(({ id }) => id);
  if (first === undefined) return;
  const key = `ask ${desk.club.id} ${address}`;
  const { total } = await countTry(desk, { key, windowMs: dayMs });
  if (total > mostMailsADay) return;
  const { id } = request;
  await mailAccountLink(desk, { payerIds: [first, ...others], purpose: 'asked-for', id });
}

/**
 * Mails whoever asked for a link, at the address on file: one mail for all accounts at one address.
 * Nothing comes of a request of anybody else, or of too many. The id of a mail follows from its
 * request, so a killed run, or two at once, send no second one.
 * @returns how many requests were looked at
 */
export async function answerLinkRequests(desk: Desk, stopped: () => boolean): Promise<number> {
  const of = { clubId: desk.club.id, limit: requestsAtOnce };
  const waiting = await findLinkRequests(desk.store, of);
  let looked = 0;
  for (const request of waiting) {
    if (stopped()) break;
    await answer(desk, request);
    await deleteLinkRequest(desk.store, request.id);
    looked += 1;
  }
  return looked;
}
