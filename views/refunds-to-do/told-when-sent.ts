import { safe } from '../../src/blocks/text.js';
import { providerRule } from '../../src/domain/refunds/provider-rules.js';
import type { MailWay } from '../../src/services/notices/mail-to-payer.js';
import type { AskedPart } from '../../src/services/refunds/asked-refund.js';

/** How the payer can be told, and whether that was chosen when a refund was asked for. */
export type ToldWhenSent = { mail: MailWay; notifies: boolean };

/** Whether the payer is mailed of what a provider sends by itself; of the rest nobody knows yet. */
export function toldWhenSent(
  facts: ToldWhenSent & { payerName: string; refunds: readonly AskedPart[] },
): string[] {
  const { mail, notifies, payerName, refunds } = facts;
  const sent = refunds.find(({ isSentByDesk }) => isSentByDesk);
  if (sent === undefined) return [];
  const provider = safe(providerRule(sent.provider).name);
  const name = safe(payerName);
  switch (mail.kind) {
    case 'off':
      return [];
    case 'no-address':
      return [`${name} has no email address here. Please tell them yourself.`];
    case 'address':
      return [
        notifies
          ? `An email goes to ${safe(mail.to)} once ${provider} has sent it.`
          : `${name} is not told by email.`,
      ];
    default:
      return mail satisfies never;
  }
}
