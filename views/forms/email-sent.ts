import { context } from '../../src/blocks/layout.js';
import { safe } from '../../src/blocks/text.js';
import type { MailWay } from '../../src/services/notices/mail-to-payer.js';

/** That the payer is told by email, beneath what was booked; where no mail is sent at all, nothing. */
export function emailSent({ mail, payerName }: { mail: MailWay; payerName: string }) {
  switch (mail.kind) {
    case 'off':
      return [];
    case 'no-address':
      return [
        context(
          `No email can be sent: there is no address. Please tell ${safe(payerName)} yourself.`,
        ),
      ];
    case 'address':
      return [context(`Email to ${safe(mail.to)} is on its way.`)];
    default:
      return mail satisfies never;
  }
}
