import type { LinkWay } from '../../src/services/links/send-account-link.js';

/** Why no account link can be sent; null where one can be. @param payerName made safe */
export function noLinkReason(way: LinkWay, payerName: string): string | null {
  switch (way.kind) {
    case 'address':
      return null;
    case 'no-address':
      return `${payerName} has no email address here, so no account link can be sent. Add the address to your records and import them again.`;
    case 'forgotten':
      return 'This person was forgotten, so there is nobody to send an account link to. What is booked stays.';
    case 'off':
      return 'No account link can be sent, since Credit Desk sends no mail here. Whoever runs it can set SMTP_URL.';
    case 'unreachable':
      return 'No account link can be sent, since customers cannot reach the page. Whoever runs Credit Desk can set PUBLIC_URL.';
    default:
      return way satisfies never;
  }
}
