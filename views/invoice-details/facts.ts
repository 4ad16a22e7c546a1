import type { Button, KnownBlock } from '@slack/types';
import { figurePairs } from '../../src/blocks/invoice-figures.js';
import { isOverdue, standingWords } from '../../src/blocks/invoice-standing.js';
import {
  actions,
  type ButtonRequest,
  button,
  context,
  facts,
  header,
  section,
} from '../../src/blocks/layout.js';
import { madeCreditFacts, waysOutLines } from '../../src/blocks/made-credit-words.js';
import { listed, safe, safeSentence } from '../../src/blocks/text.js';
import { type ShownClub, wordsFor } from '../../src/blocks/words.js';
import type { PaymentStatus } from '../../src/domain/payments/payment.js';
import type { Action } from '../../src/domain/people/rights.js';
import type { InvoiceDetails } from '../../src/services/invoices/invoice-details.js';
import { applyCreditIds } from '../apply-credit/ids.js';
import { moveOverpaymentIds } from '../move-overpayment/ids.js';
import { raiseCreditIds } from '../raise-credit/ids.js';
import { recordPaymentIds } from '../record-payment/ids.js';
import { refundOverpaymentIds } from '../refund-overpayment/ids.js';
import { voidInvoiceIds } from '../void-invoice/ids.js';
import { writeOffIds } from '../write-off/ids.js';
import { taxInAll } from './line-text.js';
import type { DetailsPages } from './place.js';
import { isAskedFor, waitingPart } from './waiting.js';

/** Whose invoice it is, its amounts, what can be done with it, and why the rest cannot. */
export function invoiceFacts(
  data: InvoiceDetails,
  pages: DetailsPages,
  club: ShownClub,
): KnownBlock[] {
  const { invoice, payerName } = data;
  return [
    header(`${invoice.number} · ${payerName}`),
    section(whoAndWhen(data, club)),
    facts(figurePairs(invoice, wordsFor(club))),
    ...taxInAll(data, club).map(context),
    ...waitingPart(data, pages, club),
    ...reversedAfterCredit(data, club),
    section(whatCanBeCredited(data, club)),
    ...actions(buttons(data), 'invoice-details.actions'),
    ...notPossible(data, club),
  ];
}

function whoAndWhen({ invoice, payerEmail, beneficiaryNames }: InvoiceDetails, club: ShownClub) {
  const words = wordsFor(club);
  const { date } = words;
  const names = invoice.beneficiaryIds.flatMap((id) => {
    const name = beneficiaryNames.get(id);
    return name === undefined ? [] : [safe(name, 40)];
  });
  const shown = names.length > 6 ? [...names.slice(0, 6), `${names.length - 6} more`] : names;
  const overdue = isOverdue(invoice, club.today) ? [':warning: *overdue*'] : [];
  const when = [
    `*${standingWords(invoice, words)}*`,
    ...overdue,
    `issued ${date(invoice.issuedOn)}`,
    `due ${date(invoice.dueOn)}`,
    ...(invoice.voidedOn === null ? [] : [`voided ${date(invoice.voidedOn)}`]),
    invoice.autoCollect ? 'auto-collect' : 'not auto-collect',
  ];
  return [
    when.join('  ·  '),
    ...(shown.length > 0 ? [`For ${listed(shown)}`] : []),
    ...(payerEmail === null ? [] : [safe(payerEmail)]),
  ].join('\n');
}

function whatCanBeCredited(data: InvoiceDetails, club: ShownClub): string {
  const { money } = wordsFor(club);
  const { invoice, creditable, creditRefusal, payerName } = data;
  if (creditRefusal !== null) return `*Credit is not possible now.* ${safeSentence(creditRefusal)}`;
  const { currency, outstanding } = invoice;
  const most = `Up to *${money(creditable, currency)}* can still be credited.`;
  if (outstanding === 0n) {
    return `${most} The invoice is paid, so it would become account credit of ${safe(payerName)}.`;
  }
  if (outstanding >= creditable) return `${most} It would pay this invoice.`;
  return `${most} The first ${money(outstanding, currency)} would pay this invoice; anything above would become account credit of ${safe(payerName)}.`;
}

const reversedWords: Partial<Record<PaymentStatus, string>> = {
  bounced: 'bounced',
  returned: 'was sent back to the payer',
};

/** Credit made from money that went back stays; people decide which of the ways that work. */
function reversedAfterCredit(data: InvoiceDetails, club: ShownClub): KnownBlock[] {
  const { invoice, payments, madeCredit } = data;
  const { currency, outstanding } = invoice;
  const money = (amount: bigint) => wordsFor(club).money(amount, currency);
  const last = payments.filter((payment) => reversedWords[payment.status] !== undefined).at(-1);
  if (last === undefined || madeCredit === null || outstanding === 0n) return [];
  const what = `A payment of ${money(last.reversed)} ${reversedWords[last.status]}, so ${money(outstanding)} is outstanding on this invoice.`;
  const ways = waysOutLines(madeCredit, money);
  const now = ways.length === 0 ? '' : `\nWhat can be done now:\n• ${ways.join('\n• ')}`;
  return [section(`:warning: *${what}* ${madeCreditFacts(madeCredit, money)}${now}`)];
}

/** Only what works now: each asked the rule of its act. Voiding is red where it is confirmed. */
function buttons(data: InvoiceDetails): Button[] {
  const { id: value, number } = data.invoice;
  // What is asked for already stands above, with who asked and since when.
  const unlessAsked = (act: Action, refusal: string | null) =>
    isAskedFor(data, act) ? 'asked for already' : refusal;
  const offered: [refusal: string | null, ButtonRequest][] = [
    [
      data.creditRefusal,
      {
        text: 'Credit (RC)',
        actionId: raiseCreditIds.open,
        value,
        spoken: `Credit (RC) on ${number}`,
      },
    ],
    [
      data.applyRefusal,
      { text: 'Apply credit', actionId: applyCreditIds.open, value, style: 'primary' },
    ],
    // Money that arrives is always taken, whatever is owed.
    [null, { text: 'Record payment', actionId: recordPaymentIds.open, value }],
    [
      unlessAsked('move-overpayment', data.moveRefusal),
      { text: 'Move overpayment', actionId: moveOverpaymentIds.open, value },
    ],
    [
      unlessAsked('refund', data.refundOverpaymentRefusal),
      { text: 'Refund overpayment', actionId: refundOverpaymentIds.open, value },
    ],
    [
      unlessAsked('write-off', data.writeOffRefusal),
      { text: 'Write off', actionId: writeOffIds.open, value },
    ],
    [
      unlessAsked('void-invoice', data.voidRefusal),
      { text: 'Void invoice', actionId: voidInvoiceIds.open, value },
    ],
  ];
  return offered.flatMap(([refusal, request]) => (refusal === null ? [button(request)] : []));
}

function isSaidAbove({ invoice, voidRefusal, creditRefusal }: InvoiceDetails): boolean {
  const isOver = invoice.voidedOn !== null || invoice.forgotten?.payer === true;
  return isOver || voidRefusal === creditRefusal;
}

function notPossible(data: InvoiceDetails, club: ShownClub): KnownBlock[] {
  const { money } = wordsFor(club);
  const { invoice, applicable, availableCredit, applyRefusal, voidRefusal, payerName } = data;
  const { currency } = invoice;
  const sentences = [
    ...(applyRefusal === null
      ? [
          `${safe(payerName)} has ${money(availableCredit, currency)} of account credit; ${applicable === availableCredit ? 'all' : money(applicable, currency)} of it can be used here.`,
        ]
      : []),
    // A void or waiting invoice, or of somebody forgotten, has said so above, in that about credit.
    ...(voidRefusal !== null && !isSaidAbove(data) ? [safeSentence(voidRefusal)] : []),
  ];
  return sentences.length === 0 ? [] : [context(sentences.join('\n'))];
}
