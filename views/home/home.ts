import type { HomeView, KnownBlock } from '@slack/types';
import { actions, button, context, divider, header, section } from '../../src/blocks/layout.js';
import { counted, safe, safeSentence } from '../../src/blocks/text.js';
import { actorName, type ShownClub, wordsFor } from '../../src/blocks/words.js';
import { type CreditNote, standing } from '../../src/domain/credit/credit-note.js';
import type { SweepShown } from '../credit-desk/data.js';
import { sweepSentence } from '../credit-desk/sweep-words.js';
import { undoIds } from '../invoice-details/ids.js';
import { messageIds } from '../messages/render-notice.js';

export const homeIds = {
  raiseCredit: 'home.raise-credit',
  applyCredit: 'home.apply-credit',
  issueInvoice: 'home.issue-invoice',
  invoices: 'home.invoices',
  statement: 'home.statement',
  creditDesk: 'home.credit-desk',
  messages: 'home.messages',
} as const;

export type HomeData = {
  clubName: string;
  undelivered: number;
  recentCredits: readonly { note: CreditNote; payerName: string }[];
  lastSweep: SweepShown | null;
};

const forms = [
  button({ text: 'Raise credit', actionId: homeIds.raiseCredit, style: 'primary' }),
  button({ text: 'Apply credit', actionId: homeIds.applyCredit }),
  button({ text: 'Issue invoice', actionId: homeIds.issueInvoice }),
  button({ text: 'Invoices', actionId: homeIds.invoices }),
  button({ text: 'Statement', actionId: homeIds.statement }),
  button({ text: 'Credit Desk', actionId: homeIds.creditDesk, spoken: 'Help, sweeps and books' }),
];

/** What waits, the forms, the newest credits and the last sweep. */
export function homeView(data: HomeData, club: ShownClub): HomeView {
  return {
    type: 'home',
    blocks: [
      header(data.clubName),
      ...waits(data),
      ...actions(forms, 'home.forms'),
      divider,
      header('Recent credits'),
      ...recentCredits(data, club),
      divider,
      header('Last sweep'),
      ...lastSweep(data, club),
    ],
  };
}

/** The count is of the newest fifty, which is more than anybody should let wait. */
const mostCounted = 50;

function waits({ undelivered }: HomeData): KnownBlock[] {
  if (undelivered === 0) return [section('Nothing waits for you.')];
  const count =
    undelivered >= mostCounted
      ? `${mostCounted} or more messages`
      : counted(undelivered, 'message');
  return [
    section(
      `:warning: *${count} could not be delivered.* See why, and send again.`,
      button({ text: 'See messages', actionId: homeIds.messages }),
    ),
  ];
}

function recentCredits({ recentCredits: recent }: HomeData, club: ShownClub): KnownBlock[] {
  if (recent.length === 0) {
    return [context('No credit was raised yet. Raise credit from an invoice, or with /credit.')];
  }
  return recent.map(({ note, payerName }) => {
    const { minus, money, time, date } = wordsFor(club);
    const imported = note.createdBy.kind === 'import';
    const when = imported ? date(note.createdOn) : time(note.createdAt);
    const { toInvoice, toAccount } = standing(note);
    const voided = note.voidedToInvoice + note.voidedToAccount;
    const part = voided > 0n ? `  ·  ${money(voided, note.currency)} of it _voided_` : '';
    const state = toInvoice + toAccount === 0n ? '  ·  _void_' : part;
    return section(
      `*${safe(note.number)}*  ·  ${safe(payerName)}  ·  ${minus(note.amount, note.currency)}${state}\n${when} by ${actorName(note.createdBy)}  ·  ${safe(note.reason)}`,
      button({
        text: 'Details',
        actionId: undoIds.details,
        value: note.invoiceId,
        spoken: `Details of ${note.invoiceNumber}`,
      }),
    );
  });
}

function lastSweep({ lastSweep: run }: HomeData, club: ShownClub): KnownBlock[] {
  if (run === null) return [context('The sweep has had nothing to do yet.')];
  const which = button({ text: 'See which', actionId: messageIds.seeWhich, value: run.id });
  return [section(sweepSentence(run, club), run.usedOn === 0 ? undefined : which)];
}

/** For people who may not act here. `sentence` says why, in plain words. */
export function strangerHomeView(clubName: string, sentence: string): HomeView {
  return {
    type: 'home',
    blocks: [
      header('Credit Desk'),
      section(
        `Credit Desk is where the staff of ${safe(clubName)} give credit on invoices and look after account credit.`,
      ),
      section(safeSentence(sentence)),
    ],
  };
}

/** When the figures could not be read; the forms still open. */
export function plainHomeView(clubName: string, sentence: string): HomeView {
  return {
    type: 'home',
    blocks: [header(clubName), section(safeSentence(sentence)), ...actions(forms, 'home.forms')],
  };
}
