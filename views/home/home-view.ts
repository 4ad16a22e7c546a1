import type { HomeView, KnownBlock } from '@slack/types';
import { actions, button, context, divider, header, section } from '../../src/blocks/layout.js';
import { counted, safe, safeSentence } from '../../src/blocks/text.js';
import type { ShownClub } from '../../src/blocks/words.js';
import type { HomeSummary } from '../../src/services/home-summary.js';
import { creditDeskIds } from '../credit-desk/ids.js';
import { creditRow } from '../credit-lists/credit-row.js';
import type { CommandHelp } from '../forms/command-help.js';
import { orderChangesBlocks } from '../order-changes/waiting.js';
import { refundsWaitingBlocks } from '../refunds-to-do/waiting.js';
import { reportsIds, reportsTitle } from '../reports/ids.js';
import { waitingRows } from '../requests/waiting-rows.js';
import { sweepUsesIds } from '../sweep-uses/ids.js';
import { hasUses, sweepSentence } from '../sweep-uses/sweep-words.js';
import { figureRows } from './figures.js';

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

/** What waits, the forms, how the club stands, the newest credits, and credit used automatically. */
export function homeView(data: HomeData, club: ShownClub): HomeView {
  return {
    type: 'home',
    blocks: [
      header(data.clubName),
      ...waits(data, club),
      ...forms(data.commands),
      divider,
      header('Today'),
      ...figureRows(data.figures, club),
      ...actions([button({ text: reportsTitle, actionId: reportsIds.open })]),
      divider,
      header('Recent credits'),
      ...recentCredits(data, club),
      divider,
      header('Account credit used automatically'),
      ...lastSweep(data, club),
    ],
  };
}

/** The count is of the newest fifty, which is more than anybody should let wait. */
const mostCounted = 50;

function waits(data: HomeData, club: ShownClub): KnownBlock[] {
  const { undelivered, refundsToDo, orderChanges, requests } = data;
  const blocks = [
    ...waitingRows(requests),
    ...undeliveredBlocks(undelivered),
    ...refundsWaitingBlocks(refundsToDo, club),
    ...orderChangesBlocks(orderChanges, club),
  ];
  return blocks.length === 0 ? [section('Nothing waits for you.')] : blocks;
}

function undeliveredBlocks(undelivered: number): KnownBlock[] {
  if (undelivered === 0) return [];
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
  return recent.map((credit) => creditRow(credit, club));
}

function lastSweep({ lastSweep: run }: HomeData, club: ShownClub): KnownBlock[] {
  if (run === null)
    return [
      context(
        'No new auto-collect invoice came in yet, so no account credit was used automatically.',
      ),
    ];
  const which = button({ text: 'See which', actionId: sweepUsesIds.open, value: run.id });
  return [section(sweepSentence(run, club), hasUses(run) ? which : undefined)];
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
