import { type IssuedFacts, ledgerAccount } from '../books/journal-entry.js';
import { type EventContext, entryFor, type Plan } from '../books/plan.js';
import type { CalendarDate } from '../calendar-date.js';
import type { Account } from '../credit/account.js';
import { spreadDiscounts } from './discounts.js';
import { type AutoApply, derive, type Invoice, type InvoiceLine } from './invoice.js';
import { numberDigits } from './number-digits.js';
import { numberOrder } from './number-order.js';

export type IssueLine = Pick<
  InvoiceLine,
  | 'line'
  | 'beneficiaryId'
  | 'productId'
  | 'description'
  | 'amount'
  | 'taxRate'
  | 'sessionsBilled'
  | 'from'
  | 'until'
>;

export type IssueInvoice = {
  id: string;
  number: string;
  clubId: string;
  payerId: string;
  currency: string;
  issuedOn: CalendarDate;
  dueOn: CalendarDate;
  autoCollect: boolean;
  lines: IssueLine[];
};

const untouched = {
  paid: 0n,
  creditApplied: 0n,
  creditedToInvoice: 0n,
  creditedToAccount: 0n,
  refunded: 0n,
  overpaymentMoved: 0n,
  overpaymentRefunded: 0n,
  writtenOff: 0n,
};

/** `account` is the payer's in the invoice's currency, null when there is none yet. */
export type IssueState = {
  account: Account | null;
  /** The first day whose auto-collect invoices are swept; what is older is history. */
  sweepFrom: CalendarDate;
};

function autoApplyOf({ autoCollect, issuedOn }: IssueInvoice, sweepFrom: CalendarDate): AutoApply {
  if (!autoCollect) return 'off';
  return issuedOn < sweepFrom ? 'done' : 'due';
}

/** What the journal keeps of a new invoice, so that the audit can make it again. */
export function issuedFacts(invoice: Invoice): IssuedFacts {
  const { issuedOn, dueOn, autoCollect, autoApply, accountSeqAtIssue } = invoice;
  const lines = invoice.lines.map(
    ({ description, net, credited, refunded, taxCredited, ...billed }) => billed,
  );
  return { issuedOn, dueOn, autoCollect, autoApply, accountSeqAtIssue, lines };
}

/**
 * Issues an invoice; with auto-collect it is marked due for the sweep. It remembers how far the
 * payer's account was, so that it does not matter when the sweep runs.
 * @throws CreditError `total-below-zero`, `discount-too-large`
 */
export function planIssueInvoice(
  { account, sweepFrom }: IssueState,
  request: IssueInvoice,
  context: EventContext,
): Plan {
  const lines = spreadDiscounts(request.lines, request);
  const total = lines.reduce((sum, line) => sum + line.net, 0n);
  const after = derive({
    ...request,
    ...untouched,
    total,
    numberOrder: numberOrder(request.number),
    numberDigits: numberDigits(request.number),
    autoApply: autoApplyOf(request, sweepFrom),
    recordedAt: context.recordedAt ?? context.now,
    accountSeqAtIssue: account?.seq ?? 0n,
    lines: lines.map((line) => ({ ...line, credited: 0n, refunded: 0n, taxCredited: 0n })),
    beneficiaryIds: [...new Set(request.lines.map((line) => line.beneficiaryId))],
    voidedOn: null,
    pendingPayments: [],
    creditNoteCount: 0,
    seq: 1n,
    headDigest: null,
  });
  const entry = entryFor(
    context,
    {
      kind: 'invoice.issued',
      postings: [
        { account: ledgerAccount.receivable(after.id), amount: total },
        { account: ledgerAccount.income, amount: -total },
      ],
      refs: { invoiceId: after.id },
      details: { issued: issuedFacts(after) },
    },
    { invoice: after, owner: after },
  );
  return { entry, invoice: { before: null, after }, creditNotes: [] };
}
