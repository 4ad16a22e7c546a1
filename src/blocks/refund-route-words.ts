import { providerRule } from '../domain/refunds/provider-rules.js';
import type { RefundRoute } from '../domain/refunds/refund-route.js';
import { counted, safe } from './text.js';
import type { Words } from './words.js';

const handBack: Record<string, string> = {
  cash: 'It was paid in cash, so somebody hands it back or transfers it.',
  bank: 'It was paid by bank transfer, so somebody transfers it back.',
  card: 'It was paid by card, so somebody sends it back with the card machine or by transfer.',
};

/** How the payer gets the money, as whole sentences; why a provider does not send it. */
export function refundRouteWords(
  provider: string,
  route: RefundRoute,
  { date }: Pick<Words, 'date'>,
): string {
  const { name, workingDays } = providerRule(provider);
  if (route.by === 'provider') {
    const days =
      workingDays === null ? '' : `, within ${workingDays.from} to ${workingDays.to} working days`;
    return `It goes back the way it came, by ${safe(name)}${days}.`;
  }
  const transfer = 'so somebody transfers it from the club’s bank.';
  switch (route.why) {
    case 'taken-by-hand':
      return handBack[provider] ?? 'It did not come through a provider, so somebody sends it back.';
    case 'not-offered':
      return `${safe(name)} sends no money back, ${transfer}`;
    case 'too-old':
      return `${safe(name)} sends money back for ${counted(route.withinDays, 'day')} only, here until ${date(route.lastDay)}, ${transfer}`;
    case 'refunded-in-part':
      return `${safe(name)} sends only one refund of a payment, and there was one, ${transfer}`;
    default:
      return route satisfies never;
  }
}
