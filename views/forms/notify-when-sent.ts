import type { KnownBlock } from '@slack/types';
import { input, yesNo } from '../../src/blocks/inputs.js';
import { context } from '../../src/blocks/layout.js';
import { safe } from '../../src/blocks/text.js';
import type { MailWay } from '../../src/services/notices/mail-to-payer.js';
import type { MailWhenSent } from '../../src/services/refunds/mail-when-sent.js';
import { chosenValue, type FormValues } from './form-values.js';

type Asked = { id: string; payerName: string; chosen: boolean };

/** Whether the payer hears of a refund; where nobody can be told, that. `hint` says when. */
export function notifyOfRefund(
  mail: MailWay,
  { id, payerName, chosen, hint }: Asked & { hint: (to: string) => string },
): KnownBlock[] {
  switch (mail.kind) {
    case 'off':
      return [];
    case 'no-address':
      return [context(`${safe(payerName)} has no email address here. Please tell them yourself.`)];
    case 'address': {
      const element = yesNo(chosen);
      return [input({ id, label: 'Notify customer', element, hint: hint(mail.to) })];
    }
    default:
      return mail satisfies never;
  }
}

/** The same where a provider sends it by itself, so that nobody is asked when it is done. */
export function notifyWhenSent(whenSent: MailWhenSent | null, asked: Asked): KnownBlock[] {
  if (whenSent === null) return [];
  const { provider, mail } = whenSent;
  const hint = (to: string) =>
    `Yes: one email to ${to} once ${provider} has sent it. No: nobody is told. If a person sends it, Mark as done asks again.`;
  return notifyOfRefund(mail, { ...asked, hint });
}

/** Yes where nothing was asked. */
export function readNotify(values: FormValues, id: string): boolean {
  return chosenValue(values, id) !== 'no';
}
