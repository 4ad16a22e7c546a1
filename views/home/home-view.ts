import type { HomeView, KnownBlock } from '@slack/types';
import { actions, button, context, divider, header, section } from '../../src/blocks/layout.js';
import { counted, safe, safeSentence } from '../../src/blocks/text.js';
import { actorName, type ShownClub, wordsFor } from '../../src/blocks/words.js';
import { standing } from '../../src/domain/credit/credit-note.js';
import type { HomeSummary } from '../../src/services/home-summary.js';
import { creditDeskIds } from '../credit-desk/ids.js';
import type { CommandHelp } from '../forms/command-help.js';
import { invoiceDetailsIds } from '../invoice-details/ids.js';
import { sweepUsesIds } from '../sweep-uses/ids.js';
import { sweepSentence } from '../sweep-uses/sweep-words.js';

export type HomeData = HomeSummary & { clubName: string; commands: readonly CommandHelp[] };

const formsBlock = 'home.forms';

/** A button for the form of every command; the first is what people come for most. */
function forms(commands: readonly CommandHelp[]): KnownBlock[] {
  const buttons = commands.map(({ open: { title, openId, spoken } }, place) =>
    button({
      text: title,
      actionId: openId,
      ...(place === 0 ? { style: 'primary' } : {}),
      ...(spoken === undefined ? {} : { spoken }),
    }),
  );
  return actions(buttons, formsBlock);
}

/** What waits, the forms, the newest credits and the last sweep. */
export function homeView(data: HomeData, club: ShownClub): HomeView {
  return {
    type: 'home',
    blocks: [
      header(data.clubName),
      ...waits(data),
      ...forms(data.commands),
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
      button({ text: 'See messages', actionId: creditDeskIds.open }),
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
        actionId: invoiceDetailsIds.open,
        value: note.invoiceId,
        spoken: `Details of ${note.invoiceNumber}`,
      }),
    );
  });
}

function lastSweep({ lastSweep: run }: HomeData, club: ShownClub): KnownBlock[] {
  if (run === null) return [context('The sweep has had nothing to do yet.')];
  const which = button({ text: 'See which', actionId: sweepUsesIds.open, value: run.id });
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
export function plainHomeView(
  { clubName, commands }: Pick<HomeData, 'clubName' | 'commands'>,
  sentence: string,
): HomeView {
  return {
    type: 'home',
    blocks: [header(clubName), section(safeSentence(sentence)), ...forms(commands)],
  };
}
