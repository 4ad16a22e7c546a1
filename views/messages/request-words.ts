import { reasonWords } from '../../src/blocks/reason-words.js';
import { userName, wordsFor } from '../../src/blocks/words.js';
import { calendarDateIn } from '../../src/domain/calendar-date.js';
import type { AlsoTold } from '../../src/domain/notice.js';
import { payerName } from '../../src/domain/people/payer-name.js';
import { endedText, reminderText, requestMessage } from '../forms/request-message.js';
import { moneyIn, type NoticeContext, type Of, onInvoice } from './notice-parts.js';

export type RequestNotice = Of<'request-standing' | 'request-reminder' | 'request-ended'>;

/** What is shown of a request, with the words of the club. */
export function shownRequest({ request }: RequestNotice, { names, club }: NoticeContext) {
  const at = request.decision?.at ?? request.askedAt;
  const words = wordsFor({ ...club, today: calendarDateIn(at, club.timeZone) });
  return { shown: { request, payerName: payerName(names, request.payerId) }, words };
}

export function requestSentences(notice: RequestNotice, context: NoticeContext): string {
  const { shown, words } = shownRequest(notice, context);
  switch (notice.kind) {
    case 'request-standing':
      return requestMessage(shown, words).text;
    case 'request-reminder':
      return reminderText(shown, words);
    case 'request-ended':
      return endedText(shown, words);
    default:
      return notice satisfies never;
  }
}

const subjects: Record<RequestNotice['kind'], string> = {
  'request-standing': 'A request for approval',
  'request-reminder': 'A request that waits for approval',
  'request-ended': 'What became of a request',
};

export function requestSubject({ kind }: RequestNotice): string {
  return subjects[kind];
}

/** Who approved it, or why nobody had to. */
export function alsoTold({ approvedByUserId, singleHanded }: AlsoTold): string {
  if (approvedByUserId !== undefined) return `\nApproved by ${userName(approvedByUserId)}.`;
  return singleHanded === true
    ? '\nBooked at once by one person: the club runs single-handed, so no second person approved it.'
    : '';
}

export function invoiceWrittenOff(
  notice: Of<'invoice-written-off'>,
  context: NoticeContext,
): string {
  const money = moneyIn(notice.currency, context);
  return `${userName(notice.byUserId)} wrote *${money(notice.amount)}* off on ${onInvoice(notice, context)}: ${reasonWords(notice.reason, 200)}.\nIf it is paid after all, the payment takes this back by itself.`;
}
