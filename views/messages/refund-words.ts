import { reasonWords } from '../../src/blocks/reason-words.js';
import { safe } from '../../src/blocks/text.js';
import { userName } from '../../src/blocks/words.js';
import { providerRule } from '../../src/domain/refunds/provider-rules.js';
import { moneyIn, type NoticeContext, type Of, onInvoice, payer } from './notice-parts.js';

type Told = Of<'refund-asked' | 'refund-done' | 'refund-failed'>;

const things: Record<Told['of'], string> = {
  payment: 'a refund',
  overpayment: 'a refund of an overpayment',
  'account-credit': 'a pay-out of account credit',
};

/** `a refund of £30.00 on *INV-1* (Kari Olsen)`, or a pay-out to somebody. */
function what(notice: Told, shown: NoticeContext): string {
  const { of, amount, currency, invoiceNumber } = notice;
  const money = moneyIn(currency, shown)(amount);
  const where =
    invoiceNumber === undefined
      ? `to ${payer(notice, shown)}`
      : `on ${onInvoice({ ...notice, invoiceNumber }, shown)}`;
  return of === 'payment'
    ? `${things[of]} of *${money}* ${where}`
    : `${things[of]}, *${money}*, ${where}`;
}

export function refundAsked(notice: Of<'refund-asked'>, shown: NoticeContext): string {
  const money = moneyIn(notice.currency, shown);
  const { toInvoice, toAccount, providers, balance, reason } = notice;
  const beside = [
    ...(toInvoice > 0n ? [`${money(toInvoice)} lowered what was owed on it`] : []),
    ...(toAccount > 0n ? [`${money(toAccount)} became account credit`] : []),
    ...(balance === null ? [] : [`the balance is ${money(balance)} now`]),
  ];
  const more = beside.length === 0 ? '' : `\nBeside it: ${beside.join('; ')}.`;
  const by = providers.map((name) => safe(providerRule(name).name)).join(', ');
  return `${userName(notice.byUserId)} asked for ${what(notice, shown)}: ${reasonWords(reason, 200)}.${more}\nIt is to be sent by ${by}, and stands among the refunds to do until it is done.`;
}

function saidBy({ byUserId }: { byUserId?: string }, provider: string): string {
  return byUserId === undefined ? `*${safe(providerRule(provider).name)}*` : userName(byUserId);
}

export function refundDone(notice: Of<'refund-done'>, shown: NoticeContext): string {
  const money = moneyIn(notice.currency, shown);
  const { fee, reference, provider } = notice;
  const cost = fee > 0n ? ` It cost ${money(fee)}.` : '';
  const named = reference === '' ? '' : ` Reference: ${safe(reference, 100)}.`;
  return `${saidBy(notice, provider)} says that ${what(notice, shown)} is done.${cost}${named}`;
}

function waysOn({
  invoiceNumber,
  ofJob,
}: Pick<Of<'refund-failed'>, 'invoiceNumber' | 'ofJob'>): string {
  if (invoiceNumber === undefined) return 'Ask for it again, or leave it as account credit.';
  switch (ofJob?.kind) {
    case 'job':
      return 'It was for a cancelled session: run that again with credit below, or try the refund again from the invoice.';
    case 'takes-place':
      return 'The session that it was for takes place again, so it is not owed any more and nothing has to be done.';
    case undefined:
      return 'Ask for it again, send it in another way, or give credit instead.';
    default:
      return ofJob satisfies never;
  }
}

export function refundFailed(notice: Of<'refund-failed'>, shown: NoticeContext): string {
  const { problem, provider, wasDone } = notice;
  const why = problem === '' ? '' : `: ${safe(problem, 200)}`;
  const first = wasDone
    ? `${saidBy(notice, provider)} says that ${what(notice, shown)}, which was done, came back${why}.`
    : `${saidBy(notice, provider)} says that ${what(notice, shown)} could not be done${why}.`;
  const ways = waysOn(notice);
  return `${first}\nEverything is in the books as before it. ${ways}`;
}

const subjects: Record<Told['kind'], string> = {
  'refund-asked': 'asked for',
  'refund-done': 'done',
  'refund-failed': 'failed',
};

export function refundSubject({ kind, of, invoiceNumber }: Told): string {
  const on = invoiceNumber === undefined ? '' : ` on ${invoiceNumber}`;
  return `${of === 'account-credit' ? 'Pay-out' : 'Refund'}${on} ${subjects[kind]}`;
}
