import { type AskedFor, requireAsAsked } from '../../domain/approvals/as-asked.js';
import type { ActInput } from '../../domain/approvals/request.js';
import type { Action } from '../../domain/people/rights.js';
import { digestOf } from '../../store/ledger/digest.js';
import type { Envelope } from '../books/envelope.js';
import { raiseCredit } from '../credit/raise-credit.js';
import { withdrawOpeningCredit } from '../credit/withdraw-opening-credit.js';
import type { Desk } from '../desk.js';
import { runForgetPerson } from '../forgetting/forget-person.js';
import { voidInvoice } from '../invoices/void-invoice.js';
import { writeOff } from '../invoices/write-off.js';
import { moveOverpayment } from '../payments/move-overpayment.js';
import { returnOverpayment } from '../payments/return-overpayment.js';
import { approveJobMoney } from '../sessions/jobs/approve-money.js';
import { approveSettings } from '../settings/approve-settings.js';
import { inputReader } from './act-input.js';
import { runPayOut, runRefund } from './refund-acts.js';

/** The use case of an act, with the inputs as they were stored. */
type Run = (desk: Desk, envelope: Envelope, input: ActInput) => Promise<unknown>;

/** Everything that a second person can be asked for, each by the use case that books it. */
const acts: Partial<Record<Action, Run>> = {
  'raise-credit': (desk, envelope, input) => {
    const { text, amount, flag, numberOrNull } = inputReader(input);
    return raiseCredit(desk, envelope, {
      invoiceId: text('invoiceId'),
      amount: amount('amount'),
      line: numberOrNull('line'),
      reason: text('reason'),
      noteToCustomer: text('noteToCustomer'),
      notifyCustomer: flag('notifyCustomer'),
    });
  },
  'void-invoice': (desk, envelope, input) => {
    const { text } = inputReader(input);
    return voidInvoice(desk, envelope, { invoiceId: text('invoiceId'), reason: text('reason') });
  },
  'write-off': (desk, envelope, input) => {
    const { text } = inputReader(input);
    return writeOff(desk, envelope, { invoiceId: text('invoiceId'), reason: text('reason') });
  },
  refund: runRefund,
  'pay-out': runPayOut,
  'move-overpayment': (desk, envelope, input) => {
    const { text, amount } = inputReader(input);
    const invoiceId = text('invoiceId');
    const [sum, reason] = [amount('amount'), text('reason')];
    return moveOverpayment(desk, envelope, { invoiceId, amount: sum, reason });
  },
  'return-overpayment': (desk, envelope, input) => {
    const { text, amount } = inputReader(input);
    const lotId = text('lotId');
    return returnOverpayment(desk, envelope, {
      ...{ lotId, amount: amount('amount'), reason: text('reason') },
    });
  },
  'withdraw-opening-credit': (desk, envelope, input) => {
    const { text, amount } = inputReader(input);
    const lotId = text('lotId');
    return withdrawOpeningCredit(desk, envelope, {
      ...{ lotId, amount: amount('amount'), reason: text('reason') },
    });
  },
  'change-settings': approveSettings,
  'forget-person': runForgetPerson,
  'cancel-session': approveJobMoney,
  'remove-contact': approveJobMoney,
};

export function isRequestable(act: Action): boolean {
  return acts[act] !== undefined;
}

/**
 * Does what was asked for by its own use case, under the request's own operation id.
 * @throws what the use case throws; CreditError `request-altered`
 */
export async function runAct(desk: Desk, envelope: Envelope, request: AskedFor): Promise<void> {
  requireAsAsked(request, digestOf);
  const { act, input } = request;
  const run = acts[act];
  if (run === undefined) throw new Error(`nobody can be asked for ${act}`);
  await run(desk, envelope, input);
}
