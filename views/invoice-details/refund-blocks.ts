import type { KnownBlock } from '@slack/types';
import { actions, section } from '../../src/blocks/layout.js';
import { reasonWords } from '../../src/blocks/reason-words.js';
import { refundStanding } from '../../src/blocks/refund-words.js';
import { safe } from '../../src/blocks/text.js';
import { type ShownClub, wordsFor } from '../../src/blocks/words.js';
import { providerRule } from '../../src/domain/refunds/provider-rules.js';
import { isUnderWay, type Refund } from '../../src/domain/refunds/refund.js';
import type { InvoiceDetails } from '../../src/services/invoices/invoice-details.js';
import { settleButtons } from '../settle-refund/buttons.js';
import { sentByWords } from '../settle-refund/sent-by-words.js';

/** So that of several refunds one sees at once which were sent and which were not. */
const marks: Record<Refund['state'], string> = {
  asked: '',
  waiting: '',
  done: ':white_check_mark: ',
  failed: ':x: ',
};

/** A refund as it stands, and what can be said of it. */
export function refundBlocks(
  refund: Refund,
  { sentByDesk }: Pick<InvoiceDetails, 'sentByDesk'>,
  club: ShownClub,
): KnownBlock[] {
  const words = wordsFor(club);
  const { amount, currency, provider, of, reason } = refund;
  const what = of === 'overpayment' ? ' of an overpayment' : '';
  const name = safe(providerRule(provider).name);
  const text = `*${words.money(amount, currency)}*${what}  ·  ${marks[refund.state]}${refundStanding(refund, words)}  ·  ${name}\n${reasonWords(reason)}`;
  const sentBy = sentByDesk.get(refund.id);
  if (sentBy !== undefined) {
    return [section(isUnderWay(refund) ? `${text}\n${sentByWords(sentBy, name)}` : text)];
  }
  return [section(text), ...actions(settleButtons(refund, club))];
}
