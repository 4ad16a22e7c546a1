import { randomUUID } from 'node:crypto';
import { type Request, type Response, Router } from 'express';
import { parseTypedAmount, writesDecimalComma } from '../../domain/amounts/typed-amount.js';
import { OutcomeUnknown } from '../../domain/books/outcome-unknown.js';
import { FactsMoved } from '../../domain/books/promise.js';
import { CreditError } from '../../domain/errors.js';
import type { Actor } from '../../domain/people/actor.js';
import type { Contact } from '../../domain/people/club-records.js';
import { recordId } from '../../domain/record-id.js';
import { outcomeOfFailure } from '../../services/books/send-booking.js';
import { type AppliedCredit, applyCredit } from '../../services/credit/apply-credit.js';
import type { Desk } from '../../services/desk.js';
import { readInvoiceFacts } from '../../services/invoices/invoice-facts.js';
import { pageFrame, pageWords } from './page-words.js';
import { render } from './render.js';
import { sendMessage, sendPage } from './send-page.js';
import { csrfOf } from './session-cookie.js';
import { whenSignedIn } from './signed-in.js';
import { operationOf, promiseIn, type UseFields, useFields } from './use-form.js';
import { type UseForm, usedMessage, useView } from './use-view.js';

type SignedIn = { payer: Contact; cookie: string };

const moved =
  'Something changed since this page was opened, so nothing was used. This is how it is now.';
const once = 'This form was used already. Go back to your account to use more credit.';

function factsOf(desk: Desk, payer: Contact, number: string) {
  const actor: Actor = { kind: 'customer', payerId: payer.id };
  return readInvoiceFacts(desk, actor, recordId(desk.club.id, number));
}

function noInvoice(desk: Desk, response: Response): void {
  sendMessage(desk, response, 404, {
    heading: 'This invoice is not in your account',
    sentences: ['Go back to your account and choose an invoice there.'],
    next: { href: pageFrame(desk).base, text: 'Back to my account' },
  });
}

type Showing = Omit<UseForm, 'csrf' | 'amount'> & { number: string; amount: bigint | null };

/** The form with what is so now; without an amount, or with too much: all that can be used. */
async function showForm(
  desk: Desk,
  response: Response,
  { payer, cookie }: SignedIn,
  { number, amount, ...asked }: Showing,
): Promise<void> {
  const facts = await factsOf(desk, payer, number);
  const { applicable, invoice } = facts;
  const words = pageWords(desk);
  const isTooMuch = amount !== null && amount > applicable;
  const most = `You can use at most ${words.money(applicable, invoice.currency)} here.`;
  const fault = isTooMuch && asked.notice === undefined ? { fault: most } : {};
  const chosen = amount === null || isTooMuch ? applicable : amount;
  const form = { ...asked, ...fault, csrf: csrfOf(cookie), amount: chosen };
  sendPage(response, 200, render.use(pageFrame(desk), useView(facts, form, words)));
}

/** What was booked, or what to say instead. @throws whatever is neither a refusal nor a move */
async function bookUse(
  desk: Desk,
  { payer }: SignedIn,
  sent: { fields: UseFields; amount: bigint; currency: string },
): Promise<AppliedCredit | { notice: string } | 'open'> {
  const { fields, amount, currency } = sent;
  const operationId = operationOf(payer.id, fields.form);
  const invoiceId = recordId(desk.club.id, fields.invoice);
  const actor: Actor = { kind: 'customer', payerId: payer.id };
  const promised = promiseIn(fields, amount, currency);
  try {
    return await applyCredit(desk, { actor, operationId }, { invoiceId, amount }, promised);
  } catch (thrown) {
    const error = outcomeOfFailure(desk, operationId, thrown);
    if (error instanceof FactsMoved) return { notice: moved };
    if (error instanceof OutcomeUnknown) return 'open';
    if (!(error instanceof CreditError)) throw error;
    if (error.code === 'outcome-open') return 'open';
    // The page offered what a rule refuses now.
    return { notice: error.code === 'key-reused' ? once : moved };
  }
}

function sendOpen(desk: Desk, response: Response): void {
  sendMessage(desk, response, 200, {
    heading: 'We do not know yet whether it worked',
    sentences: [
      'Please do not press again. Look at your account in a few minutes: if your credit was used, it stands in your statement.',
    ],
    next: { href: pageFrame(desk).base, text: 'Back to my account' },
  });
}

async function submitUse(
  desk: Desk,
  response: Response,
  signedIn: SignedIn,
  fields: UseFields,
): Promise<void> {
  const { form, invoice: number } = fields;
  const { currency } = (await factsOf(desk, signedIn.payer, number)).invoice;
  const decimalComma = writesDecimalComma(desk.club.locale);
  const typed = parseTypedAmount(fields.amount, currency, { decimalComma });
  const show = (asked: Omit<Showing, 'number' | 'form'>) =>
    showForm(desk, response, signedIn, { number, form, ...asked });
  if (!typed.ok) return show({ amount: 0n, typed: fields.amount, fault: typed.sentence });
  const amount = typed.amountMinor;
  // The words above the button were for another amount, so they are shown for this one first.
  if (fields.said !== `${amount}`) return show({ amount });
  const booked = await bookUse(desk, signedIn, { fields, amount, currency });
  if (booked === 'open') return sendOpen(desk, response);
  if ('notice' in booked) return show({ amount, notice: booked.notice });
  const about = { number, base: pageFrame(desk).base };
  return sendMessage(desk, response, 200, usedMessage(booked, about, pageWords(desk)));
}

/** An invoice that is not there and one of somebody else get one answer. */
async function orNoInvoice(desk: Desk, response: Response, work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    const isHidden =
      error instanceof CreditError && (error.code === 'not-found' || error.code === 'not-allowed');
    if (!isHidden) throw error;
    noInvoice(desk, response);
  }
}

/** **Use credit** by the payer: the same rule, key, promise and transaction as by staff. */
export function useCreditRoutes(desk: Desk): Router {
  const router = Router();
  const open = async (request: Request, response: Response, signedIn: SignedIn) => {
    const number = String(request.query['invoice'] ?? '');
    const asked = { number, form: randomUUID(), amount: null };
    await orNoInvoice(desk, response, showForm(desk, response, signedIn, asked));
  };
  const submit = async (request: Request, response: Response, signedIn: SignedIn) => {
    const fields = useFields.safeParse(request.body);
    if (!fields.success) return noInvoice(desk, response);
    await orNoInvoice(desk, response, submitUse(desk, response, signedIn, fields.data));
  };
  router.get('/use', whenSignedIn(desk, open));
  router.post('/use', whenSignedIn(desk, submit));
  return router;
}
