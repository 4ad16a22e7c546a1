import { plannedActOf } from '../../domain/approvals/planned-act.js';
import type { ActInput, PlannedAct, PlannedRefund } from '../../domain/approvals/request.js';
import { grouped } from '../../domain/books/grouped.js';
import { asOne, type ChainedPlan, type EventContext } from '../../domain/books/plan.js';
import type { Promised } from '../../domain/books/promise.js';
import type { Invoice } from '../../domain/invoices/invoice.js';
import { plannedRefund } from '../../domain/refunds/planned-refund.js';
import { isOfJob, type Refund, tellsPayer } from '../../domain/refunds/refund.js';
import { digestOf } from '../../store/ledger/digest.js';
import { findRefundsOfInvoice } from '../../store/ledger/refund-reads.js';
import { findPaymentsById } from '../../store/ledger/refunds-to-do-reads.js';
import type { Desk } from '../desk.js';
import { providerFor } from '../providers/provider-for.js';

type Tried = { input: ActInput; said: Promised | undefined };

/** What an act does, with the payments that it sends back and the line that was chosen for it. */
export async function planToTell(
  desk: Desk,
  plans: readonly ChainedPlan[],
  { input, said }: Tried,
  { today }: Pick<EventContext, 'today'>,
): Promise<PlannedAct> {
  const planned = plannedActOf(plans, { said, today, digestOf });
  const { invoice, refunds = [] } = asOne(plans);
  const line = chosenLine(invoice?.before ?? null, input);
  const asked = refunds.map(({ after }) => after);
  const told = asked.length === 0 ? null : await refundsToTell(desk, asked, today);
  return { ...planned, ...(told && { refunds: told }), ...(line && { line }) };
}

function chosenLine(
  invoice: Invoice | null,
  { line: number }: ActInput,
): PlannedAct['line'] | null {
  const line = invoice?.lines.find((one) => one.line === number);
  return line === undefined ? null : { number: line.line, description: line.description };
}

async function refundsToTell(
  desk: Desk,
  asked: readonly Refund[],
  today: string,
): Promise<PlannedRefund[]> {
  const invoiceId = asked[0]?.invoiceId ?? null;
  const [payments, earlier] = await Promise.all([
    findPaymentsById(
      desk.store,
      asked.flatMap(({ paymentId }) => paymentId ?? []),
    ),
    invoiceId === null ? [] : findRefundsOfInvoice(desk.store, invoiceId),
  ]);
  // By the payment, since an act may send thousands back.
  const paymentOf = new Map(payments.map((payment) => [payment.id, payment]));
  const earlierOf = grouped(earlier, ({ paymentId }) => paymentId);
  return asked.map((refund) => {
    const { paymentId } = refund;
    const payment = paymentId === null ? null : (paymentOf.get(paymentId) ?? null);
    const isSentByDesk = providerFor(desk, refund) !== null;
    const before = earlierOf.get(paymentId) ?? [];
    // A person who sends it says so when it is done; a job has told it already.
    const isDecided = desk.sendsMail && isSentByDesk && !isOfJob(refund.id);
    const told = isDecided ? tellsPayer(refund) : undefined;
    const toTell = { refund, payment, earlier: before, isSentByDesk, tellsPayer: told };
    return plannedRefund(toTell, today);
  });
}
