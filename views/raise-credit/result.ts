import type { ModalView } from '@slack/types';
import type { Outcome } from '../../src/blocks/form-answer.js';
import { actions, button, context, header, modal, section } from '../../src/blocks/layout.js';
import { settledWords } from '../../src/blocks/settled-words.js';
import { safe } from '../../src/blocks/text.js';
import { type ShownClub, wordsFor } from '../../src/blocks/words.js';
import type { RaisedCredit } from '../../src/services/credit/raise-credit.js';
import type { MailWay } from '../../src/services/notices/mail-to-payer.js';
import { pdfButton } from '../credit-note-pdf/ids.js';
import { standingAfter } from '../forms/standing-after.js';
import { invoiceDetailsIds } from '../invoice-details/ids.js';
import { voidCreditNoteIds } from '../void-credit-note/ids.js';
import { raisedCreditTitle } from './ids.js';

/** What was booked, and how it is shown. */
export type RaisedFacts = RaisedCredit & {
  club: ShownClub;
  invoiceNumber: string;
  payerName: string;
  notifyCustomer: boolean;
  mail: MailWay;
};

const allUsed =
  'All of the account credit was used at once. Each use can be taken back, in the details of its invoice.';

function partsOf(facts: RaisedFacts): string[] {
  const words = wordsFor(facts.club);
  const show = (amount: bigint) => words.money(amount, facts.currency);
  const now = standingAfter(facts, words);
  const parts =
    facts.toInvoice > 0n
      ? [`${show(facts.toInvoice)} pays ${facts.invoiceNumber}, now ${now}`]
      : [`${facts.invoiceNumber} is now ${now}`];
  if (facts.toAccount > 0n) {
    const balance = facts.balance === null ? '' : `, balance now ${show(facts.balance)}`;
    const uses = facts.settled.map((use) => settledWords(use, show));
    const account = `${show(facts.toAccount)} is account credit`;
    if (uses.length === 0) parts.push(`${account}${balance}`);
    else parts.push(account, ...uses.slice(0, -1), `${uses.at(-1)}${balance}`);
  }
  return parts;
}

function nextStep(facts: RaisedFacts): string {
  const { toAccount, outstanding, creditUntil, club, settled } = facts;
  if (toAccount > 0n) {
    if (settled.reduce((left, { amount }) => left - amount, toAccount) === 0n) return allUsed;
    const until =
      creditUntil === null ? '' : ` It can be used until ${wordsFor(club).date(creditUntil)}.`;
    const what = settled.length === 0 ? 'The account credit' : 'What is left of the account credit';
    return `${what} is used by itself on the next auto-collect invoice. You can use it earlier with /apply-credit.${until}`;
  }
  return outstanding > 0n
    ? 'The rest of the invoice is still to be paid.'
    : 'Nothing is left to pay on this invoice.';
}

/** Of what was sent before, only that it was chosen is known here; the invoice says what came of it. */
function aboutEmail({ notifyCustomer, payerName, mail }: RaisedFacts): string {
  const please = `Please tell ${safe(payerName)} yourself.`;
  const kept = notifyCustomer ? ' Your Yes is kept on the credit note.' : '';
  if (mail.kind === 'off') {
    return `No email is sent: SMTP_URL is not set.${kept} ${please}`;
  }
  if (!notifyCustomer) return 'No email is sent, as you chose.';
  if (mail.kind === 'no-address') return `No email can arrive: there is no address. ${please}`;
  return `Email to ${safe(mail.to)} is on its way. Whether it left stands with the credit note, in the invoice.`;
}

/** The same modal after booking. */
export function raisedModal(facts: RaisedFacts): ModalView {
  const { money } = wordsFor(facts.club);
  const total = money(facts.toInvoice + facts.toAccount, facts.currency);
  return modal({
    title: raisedCreditTitle,
    close: 'Done',
    blocks: [
      header(`Credit note ${facts.noteNumber}`),
      section(
        [
          `*${total} for ${safe(facts.payerName)}*`,
          ...partsOf(facts).map((part) => `• ${safe(part, 300)}`),
        ].join('\n'),
      ),
      section(nextStep(facts)),
      context(aboutEmail(facts)),
      ...actions([
        button({ text: 'See invoice', actionId: invoiceDetailsIds.open, value: facts.invoiceId }),
        pdfButton({ id: facts.noteId, number: facts.noteNumber }),
        button({
          text: 'Void this credit note',
          actionId: voidCreditNoteIds.open,
          value: facts.noteId,
        }),
      ]),
    ],
  });
}

/** The same as a message, for somebody whose modal was answered too late. */
export function raisedOutcome(facts: RaisedFacts): Outcome {
  const { money } = wordsFor(facts.club);
  const total = money(facts.toInvoice + facts.toAccount, facts.currency);
  const parts = partsOf(facts).join('; ');
  return {
    title: `Credit note ${facts.noteNumber} was created`,
    text: `${total} of credit: ${parts}. ${nextStep(facts)}`,
  };
}
