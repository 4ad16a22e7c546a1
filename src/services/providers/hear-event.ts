import type { RefundProvider } from '../../providers/refund-provider.js';
import type { Desk } from '../desk.js';
import { hearDispute } from './hear-dispute.js';
import { hearRefund } from './hear-refund.js';

/** `not-now`: it could not be booked and should be told again. */
export type Heard = 'heard' | 'forged' | 'not-now';

/**
 * Books what a webhook tells. Webhooks come late, twice and in any order: of a dispute the provider
 * is asked how it stands now, and a refund only moves forward.
 */
export async function hearEvent(
  desk: Desk,
  provider: RefundProvider,
  { rawBody, signature }: { rawBody: Buffer; signature: string | undefined },
): Promise<Heard> {
  try {
    const event = provider.readEvent(rawBody, signature);
    switch (event.kind) {
      case 'forged':
        desk.log.error({ provider: provider.name }, 'a webhook was not signed by the provider');
        return 'forged';
      case 'other':
        return 'heard';
      case 'dispute':
        await hearDispute(desk, provider, await provider.findDispute(event.disputeId));
        return 'heard';
      case 'refund':
        await hearRefund(desk, provider, event.refund);
        return 'heard';
      default:
        return event satisfies never;
    }
  } catch (error) {
    desk.log.error({ err: error, provider: provider.name }, 'a webhook could not be booked yet');
    return 'not-now';
  }
}
