import type { KnownBlock, ModalView } from '@slack/types';
import {
  actions,
  button,
  context,
  divider,
  header,
  modal,
  section,
} from '../../src/blocks/layout.js';
import { counted, safe } from '../../src/blocks/text.js';
import { type ShownClub, userName, wordsFor } from '../../src/blocks/words.js';
import type { NoticeTarget } from '../../src/domain/notice.js';
import type { OpenRequests } from '../../src/services/approvals/waiting.js';
import type { UndeliveredMessage } from '../../src/services/notices/send-again.js';
import type { RefundsWaiting } from '../../src/services/refunds/refunds-to-do.js';
import type { OrderChangesWaiting } from '../../src/services/sessions/cancelling/order-changes.js';
import type { SweepRun } from '../../src/services/sweep/sweep-history.js';
import { cancelledSessionsIds, cancelledSessionsTitle } from '../cancelled-sessions/ids.js';
import { checkBooksIds } from '../check-books/ids.js';
import { forgetPersonIds, forgetPersonTitle } from '../forget-person/ids.js';
import type { CommandHelp } from '../forms/command-help.js';
import { textGone } from '../messages/forgetting-words.js';
import { noticeSubject } from '../messages/notice-subject.js';
import { orderChangesBlocks } from '../order-changes/waiting.js';
import { recentJobsIds, recentJobsTitle } from '../recent-jobs/ids.js';
import { refundsWaitingBlocks } from '../refunds-to-do/waiting.js';
import { reportsIds, reportsTitle } from '../reports/ids.js';
import { requestListIds } from '../requests/ids.js';
import { waitingRows } from '../requests/waiting-rows.js';
import { settingsIds, settingsTitle } from '../settings/ids.js';
import { sweepUsesIds } from '../sweep-uses/ids.js';
import { hasUses, sweepSentence } from '../sweep-uses/sweep-words.js';
import { commandsText } from './commands-text.js';
import { creditDeskIds, creditDeskTitle } from './ids.js';

export const undeliveredListed = 10;
export const sweepsListed = 5;

export type CreditDeskData = {
  sweeps: readonly SweepRun[];
  /** One more than is listed when there are more. */
  undelivered: readonly UndeliveredMessage[];
  /** What was just done, such as a message sent again; null at first. */
  said: string | null;
  commands: readonly CommandHelp[];
  refundsToDo: RefundsWaiting;
  orderChanges: OrderChangesWaiting;
  requests: OpenRequests;
  /** Whether whoever looks may change the settings. */
  isAdmin: boolean;
};

/** What waits, the check of the books, help, and what credit was used automatically. */
export function creditDeskModal(data: CreditDeskData, club: ShownClub): ModalView {
  return modal({
    title: creditDeskTitle,
    callbackId: creditDeskIds.callback,
    blocks: [
      ...(data.said === null ? [] : [section(data.said)]),
      ...refundsWaitingBlocks(data.refundsToDo, club),
      ...orderChangesBlocks(data.orderChanges, club),
      ...requestBlocks(data),
      ...undeliveredBlocks(data, club),
      section(
        '*The books*\nWorks every balance out again from the journal and names each difference. Nothing is changed.',
        button({ text: 'Check the books', actionId: checkBooksIds.check }),
      ),
      section(
        '*Reports*\nAged debts, tax, receipts, credits and account credit, as tables, charts and for spreadsheets.',
        button({ text: reportsTitle, actionId: reportsIds.open }),
      ),
      ...(data.isAdmin
        ? [
            section(
              '*Settings*\nName, reasons, expiry of credit, who approves what, channels and roles.',
              button({ text: settingsTitle, actionId: settingsIds.open }),
            ),
            section(
              '*Forget person*\nTakes the name, addresses and words about somebody out everywhere; the books stay.',
              button({ text: forgetPersonTitle, actionId: forgetPersonIds.open }),
            ),
          ]
        : []),
      divider,
      header('Commands'),
      section(commandsText(data.commands)),
      divider,
      header('Cancelled sessions and leavers'),
      ...actions([
        button({ text: recentJobsTitle, actionId: recentJobsIds.open }),
        button({ text: cancelledSessionsTitle, actionId: cancelledSessionsIds.open }),
      ]),
      divider,
      header('Account credit used automatically'),
      ...sweepBlocks(data, club),
    ],
  });
}

/** Also when nothing waits: what one asked for before can be seen there. */
function requestBlocks({ requests }: CreditDeskData): KnownBlock[] {
  const rows = waitingRows(requests);
  const asked = button({ text: 'What you asked for', actionId: requestListIds.asked });
  return [
    header('A second person'),
    ...(rows.length === 0 ? [section('No request waits.')] : rows),
    ...(requests.asked === 0 ? actions([asked]) : []),
    divider,
  ];
}

function sweepBlocks({ sweeps }: CreditDeskData, club: ShownClub): KnownBlock[] {
  const about =
    'Account credit is used automatically on each new auto-collect invoice, soon after it is issued.';
  if (sweeps.length === 0) return [context(about), section('No invoice was looked at yet.')];
  return [
    context(about),
    ...sweeps.map((run) =>
      section(
        sweepSentence(run, club),
        hasUses(run)
          ? button({
              text: 'See which',
              actionId: sweepUsesIds.open,
              value: run.id,
              spoken: `See which invoices, ${wordsFor(club).time(run.startedAt)}`,
            })
          : undefined,
      ),
    ),
  ];
}

function undeliveredBlocks({ undelivered }: CreditDeskData, club: ShownClub): KnownBlock[] {
  if (undelivered.length === 0) return [];
  const listed = undelivered.slice(0, undeliveredListed);
  const more = undelivered.length > listed.length;
  return [
    header('Undelivered messages'),
    section(
      'What they tell is booked; only the message did not arrive. Look at the cause, then send it again.',
    ),
    ...listed.map((row) => undeliveredBlock(row, club)),
    ...(more ? [context('There are more; they come up here when these are sent.')] : []),
    divider,
  ];
}

function targetName(target: NoticeTarget): string {
  if ('userId' in target) return userName(target.userId);
  if ('purpose' in target) return 'the payer, by email';
  if ('room' in target) return `the ${target.room} channel`;
  return /^[CG][A-Z0-9]{2,}$/.test(target.channel) ? `<#${target.channel}>` : safe(target.channel);
}

function undeliveredBlock(row: UndeliveredMessage, club: ShownClub): KnownBlock {
  const { time } = wordsFor(club);
  const { id, notice, target, attempts, lastError, createdAt } = row;
  const subject = noticeSubject(notice);
  const cause = lastError === null ? '' : `: ${safe(lastError, 200)}`;
  const tried = `*${safe(subject)}*  ·  ${time(createdAt)}\nTo ${targetName(target)}, tried ${counted(attempts, 'time')}${cause}`;
  if (notice.kind === 'text-gone') {
    return section(`${tried}\n${textGone} If they have to know, tell them yourself.`);
  }
  return section(
    tried,
    button({
      text: 'Send again',
      actionId: creditDeskIds.sendAgain,
      value: id,
      spoken: `Send again: ${subject}`,
    }),
  );
}
