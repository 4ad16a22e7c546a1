import type { ModalHandle } from 'local-slack';
import { voidCreditNote } from '../../../src/services/credit/void-credit-note.js';
import { voidInvoice } from '../../../src/services/invoices/void-invoice.js';
import { moveOverpayment } from '../../../src/services/payments/move-overpayment.js';
import { reversePayment } from '../../../src/services/payments/record-payment.js';
import { follow, openScreen } from '../../support/desk-screens.js';
import { fillCredit, type Issued, issueTo, openCreditForm } from '../../support/forms.js';
import { apply, envelope, pay, raise } from '../../support/ledger-desk.js';
import { operator, type SlackDesk } from '../../support/slack-desk.js';

/**
 * An invoice of £100.00, of which £60.00 is paid by one payment, £5.00 by account credit and £10.00
 * by a credit note; the account credit comes from a note on another invoice.
 */
export type Scene = { world: SlackDesk; invoice: Issued; paymentId: string; noteId: string };

export async function partPaid(world: SlackDesk): Promise<Scene> {
  const { desk } = world;
  const source = await issueTo(world, [10_000n]);
  await pay(desk, source.id, 10_000n);
  await raise(desk, source.id, 4_000n);
  const invoice = await issueTo(world, [10_000n]);
  const paymentId = await pay(desk, invoice.id, 6_000n);
  await apply(desk, invoice.id, 500n);
  await raise(desk, invoice.id, 1_000n);
  return { world, invoice, paymentId, noteId: `${source.id}-CN-1` };
}

export function bounce({ world, paymentId }: Scene) {
  return reversePayment(world.desk, envelope(), { paymentId, how: 'bounced' });
}

async function overpaid(world: SlackDesk): Promise<Scene> {
  const made = await partPaid(world);
  await pay(world.desk, made.invoice.id, 5_000n);
  return made;
}

async function moved(world: SlackDesk): Promise<Scene> {
  const made = await overpaid(world);
  const input = { invoiceId: made.invoice.id, amount: 1_000n };
  await moveOverpayment(world.desk, envelope(), input);
  return made;
}

async function withoutCash(world: SlackDesk): Promise<Scene> {
  const made = await partPaid(world);
  await bounce(made);
  return made;
}

/** From the invoice's details, filled in as far as it needs. */
function fromDetails(button: string, title: string) {
  return async ({ world, invoice }: Scene): Promise<ModalHandle> => {
    const shown = await openScreen(world, '/invoices', invoice.number);
    const form = await follow(world, shown, { button, title });
    await form.fill('Reason', 'A mistake');
    return form;
  };
}

async function byCommand({ world }: Scene, command: string, text: string): Promise<ModalHandle> {
  const person = world.slack.driver.as(operator);
  await person.command(command, text);
  return person.modal();
}

type Form = {
  made: (world: SlackDesk) => Promise<Scene>;
  open: (made: Scene) => Promise<ModalHandle>;
};

/** Every form whose facts move while it is open, ready to be pressed. */
export const forms: Record<string, Form> = {
  'Raise credit': {
    made: partPaid,
    open: async ({ world, invoice }) => {
      const form = await openCreditForm(world, operator, invoice.number);
      await fillCredit(form, { amount: '30' });
      await form.waitForText('would');
      return form;
    },
  },
  'Apply credit': {
    made: partPaid,
    open: async (made) => {
      const form = await byCommand(made, '/apply-credit', 'priya');
      await form.choose('Invoice', made.invoice.number, { query: made.invoice.number });
      await form.waitForText('would');
      await form.fill('Amount', '7');
      await form.waitForText('which leaves £18.00 to pay');
      return form;
    },
  },
  'Record payment': {
    made: partPaid,
    open: async (made) => {
      const form = await byCommand(made, '/record-payment', made.invoice.number);
      await form.choose('How', 'Bank transfer');
      await form.fill('Amount', '20');
      await form.waitForText('What this payment pays');
      return form;
    },
  },
  'Void credit note': {
    made: partPaid,
    open: fromDetails('void-credit-note.open', 'Void credit note'),
  },
  'Take back credit': {
    made: partPaid,
    open: fromDetails('take-back-credit.open', 'Take back credit'),
  },
  'Void invoice': { made: withoutCash, open: fromDetails('void-invoice.open', 'Void invoice') },
  'Move overpayment': {
    made: overpaid,
    open: fromDetails('move-overpayment.open', 'Move overpayment'),
  },
  'Return overpayment': {
    made: moved,
    open: fromDetails('return-overpayment.open', 'Return overpayment'),
  },
  'Payment bounced': { made: partPaid, open: fromDetails('Bounced', 'Payment bounced') },
  'Take payment back': { made: partPaid, open: fromDetails('Typed in error', 'Take payment back') },
};

/** What somebody else does in the meantime; it may be refused where the scene is another. */
export const acts: Record<string, (made: Scene) => Promise<unknown>> = {
  'pays some': ({ world, invoice }) => pay(world.desk, invoice.id, 1_500n),
  'pays far too much': ({ world, invoice }) => pay(world.desk, invoice.id, 20_000n),
  'starts a payment': ({ world, invoice }) => {
    return pay(world.desk, invoice.id, 100n, { status: 'pending' });
  },
  'raises credit': ({ world, invoice }) => raise(world.desk, invoice.id, 700n),
  'bounces the payment': bounce,
  'spends the account credit': async ({ world }) => {
    return apply(world.desk, (await issueTo(world, [3_300n])).id, 3_300n);
  },
  'voids the note that made it': ({ world, noteId }) => {
    return voidCreditNote(world.desk, envelope(), { noteId, reason: 'A mistake' });
  },
  'voids the invoice': async (made) => {
    const { world, invoice } = made;
    await bounce(made).catch(() => undefined);
    const input = { invoiceId: invoice.id, reason: 'A mistake' };
    return voidInvoice(world.desk, envelope(), input);
  },
};
