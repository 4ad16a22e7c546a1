import type { Button, KnownBlock } from '@slack/types';
import { actions, button, section } from '../../src/blocks/layout.js';
import type { Notice } from '../../src/domain/notice.js';
import type { Club } from '../../src/domain/people/club-records.js';
import { ownId, recordId } from '../../src/domain/record-id.js';
import { requestMessage, reviewButton } from '../forms/request-message.js';
import { invoiceDetailsIds } from '../invoice-details/ids.js';
import { recordRefundIds } from '../record-refund/ids.js';
import { runJobAgainIds, withCreditTitle } from '../run-job-again/ids.js';
import { sessionJobIds } from '../session-job/ids.js';
import { sweepUsesIds } from '../sweep-uses/ids.js';
import { jobSubject } from './job-words.js';
import { noticeSentences } from './notice-words.js';
import { shownRequest } from './request-words.js';

/**
 * A notice as a Slack message. `names` has the payers' names by id. `text` stands alone for
 * screen readers and notifications, which never see the blocks.
 */
export function renderNotice(
  notice: Notice,
  shown: { names: ReadonlyMap<string, string>; club: Club },
): { text: string; blocks: KnownBlock[] } {
  const { names, club } = shown;
  if (notice.kind === 'request-standing') {
    const { shown: request, words } = shownRequest(notice, { names, club });
    return requestMessage(request, words);
  }
  const text = noticeSentences(notice, { names, club });
  return { text, blocks: [section(text), ...actions(buttons(notice, club))] };
}

function seeInvoice(invoiceId: string, number: string): Button {
  const spoken = `See invoice ${number}`;
  return button({
    ...{ text: 'See invoice', spoken },
    ...{ actionId: invoiceDetailsIds.open, value: invoiceId },
  });
}

/** Also of what was not booked: there it can be seen that it is not there. */
function seeSettled({ entries }: Extract<Notice, { kind: 'outcome-settled' }>, club: Club) {
  return entries.flatMap(({ kind, refs: { invoiceId } }) =>
    invoiceId === undefined || kind === 'invoice.issued'
      ? []
      : [seeInvoice(invoiceId, ownId(club.id, invoiceId))],
  );
}

function recordButton(notice: Extract<Notice, { kind: 'refund-elsewhere' }>): Button {
  const spoken = `Record refund ${notice.providerRefundId}`;
  const value = notice.elsewhereId;
  return button({ ...{ text: 'Record', spoken }, actionId: recordRefundIds.open, value });
}

function seeJob({ kind, job }: Extract<Notice, { kind: 'job-standing' | 'job-finished' }>): Button {
  const text = kind === 'job-finished' ? 'See result' : 'See how far it is';
  const spoken = `${text}: ${jobSubject(job)}`;
  return button({ ...{ text, spoken }, actionId: sessionJobIds.open, value: job.jobId });
}

/** Instead of the refund that failed, for all of its job that failed so. */
function withCreditButton(jobId: string): Button {
  return button({ text: withCreditTitle, actionId: runJobAgainIds.withCredit, value: jobId });
}

function invoiceButton({ invoiceNumber }: { invoiceNumber?: string }, club: Club): Button[] {
  if (invoiceNumber === undefined) return [];
  return [seeInvoice(recordId(club.id, invoiceNumber), invoiceNumber)];
}

function buttons(notice: Notice, club: Club): Button[] {
  switch (notice.kind) {
    case 'outcome-settled':
      return seeSettled(notice, club);
    case 'refund-elsewhere':
      return [
        ...(notice.isGone || notice.isOver === true ? [] : [recordButton(notice)]),
        seeInvoice(recordId(club.id, notice.invoiceNumber), notice.invoiceNumber),
      ];
    case 'refund-failed':
      return [
        ...(notice.ofJob?.kind === 'job' ? [withCreditButton(notice.ofJob.jobId)] : []),
        ...invoiceButton(notice, club),
      ];
    case 'sweep-summary':
      if (notice.usedOn === 0) return [];
      return [button({ text: 'See which', actionId: sweepUsesIds.open, value: notice.runId })];
    case 'request-reminder':
      return [reviewButton(notice.request.id)];
    case 'job-standing':
    case 'job-finished':
      return [seeJob(notice)];
    default:
      return 'invoiceNumber' in notice ? invoiceButton(notice, club) : [];
  }
}
