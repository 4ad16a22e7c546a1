import type { ModalView } from '@slack/types';
import type { Outcome } from '../../src/blocks/form-answer.js';
import { actions, button, context, header, modal, section } from '../../src/blocks/layout.js';
import { safe } from '../../src/blocks/text.js';
import { type ShownClub, wordsFor } from '../../src/blocks/words.js';
import type { AppliedCredit } from '../../src/services/credit/apply-credit.js';
import type { MailWay } from '../../src/services/notices/mail-to-payer.js';
import { emailSent } from '../forms/email-sent.js';
import { standingAfter } from '../forms/standing-after.js';
import { invoiceDetailsIds } from '../invoice-details/ids.js';
import { appliedCreditTitle } from './ids.js';

/** What was booked, and how it is shown. */
export type AppliedFacts = AppliedCredit & {
  club: ShownClub;
  invoiceNumber: string;
  payerName: string;
  mail: MailWay;
};

function sentences({ club, ...facts }: AppliedFacts): [string, string] {
  const words = wordsFor(club);
  const show = (amount: bigint) => words.money(amount, facts.currency);
  return [
    `${show(facts.amount)} pays ${facts.invoiceNumber}, now ${standingAfter(facts, words)}.`,
    `${show(facts.balance)} of account credit is left.`,
  ];
}

export function appliedModal(facts: AppliedFacts): ModalView {
  return modal({
    title: appliedCreditTitle,
    close: 'Done',
    blocks: [
      header('Account credit used'),
      section(
        [
          `*${safe(facts.payerName)}*`,
          ...sentences(facts).map((one) => `• ${safe(one, 300)}`),
        ].join('\n'),
      ),
      ...emailSent(facts),
      context('It can be taken back: open the invoice and press Take back beside this use.'),
      ...actions([
        button({ text: 'See invoice', actionId: invoiceDetailsIds.open, value: facts.invoiceId }),
      ]),
    ],
  });
}

export function appliedOutcome(facts: AppliedFacts): Outcome {
  return { title: 'Account credit was used', text: sentences(facts).join(' ') };
}
