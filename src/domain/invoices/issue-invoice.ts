import { ledgerAccount } from '../books/journal-entry.js';
import { type EventContext, entryFor, type Plan } from '../books/plan.js';
import type { CalendarDate } from '../calendar-date.js';
import { derive, type InvoiceLine } from './invoice.js';

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

/** Issues an invoice; with auto-collect it is marked due for the sweep (design, section 3). */
export function planIssueInvoice(request: IssueInvoice, context: EventContext): Plan {
  const total = request.lines.reduce((sum, line) => sum + line.amount, 0n);
  const after = derive({
    ...request,
    ...untouched,
    total,
    autoApply: request.autoCollect ? 'due' : 'off',
    lines: request.lines.map((line) => ({ ...line, credited: 0n, refunded: 0n, taxCredited: 0n })),
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
    },
    { invoice: after, owner: after },
  );
  return { entry, invoice: { before: null, after }, creditNotes: [] };
}
