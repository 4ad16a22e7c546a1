import { payerName, unknownPayer } from '../../domain/people/payer-name.js';
import type { Desk } from '../desk.js';
import { findPayer } from '../people/payer-names.js';
import { type MailWay, mailWayOf } from './mail-to-payer.js';

/**
 * Who a booking that is done was for, and how they are told: what fails here must not make it look
 * undone, and then nothing is said of a mail.
 */
export async function payerAfterBooking(
  desk: Desk,
  payerId: string,
): Promise<{ payerName: string; mail: MailWay }> {
  try {
    const payer = await findPayer(desk, payerId);
    return { payerName: payer?.name ?? unknownPayer, mail: mailWayOf(desk, payer?.email ?? null) };
  } catch (error) {
    desk.log.error({ err: error }, 'a payer could not be read for a result');
    return { payerName: payerName(new Map(), payerId), mail: { kind: 'off' } };
  }
}
