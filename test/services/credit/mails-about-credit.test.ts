import { beforeEach, expect, it } from 'vitest';
import { applyCredit } from '../../../src/services/credit/apply-credit.js';
import { previewRaisedMail } from '../../../src/services/credit/preview-raised-mail.js';
import { raiseCredit } from '../../../src/services/credit/raise-credit.js';
import { takeBackCredit } from '../../../src/services/credit/take-back-credit.js';
import { voidCreditNote } from '../../../src/services/credit/void-credit-note.js';
import { runSweep } from '../../../src/services/sweep/sweep.js';
import { deskForFile } from '../../support/desk-for-file.js';
import {
  admin,
  apply,
  envelope,
  issue,
  mailsOf,
  openCredit,
  payerId,
  startAfresh,
} from '../../support/ledger-desk.js';

const desk = await deskForFile();

beforeEach(async () => {
  await startAfresh(desk);
  desk.sendsMail = true;
});

/** Mails of one moment have no order. */
function later(): void {
  desk.clock.now = new Date(desk.clock.now.getTime() + 1_000);
}

const mails = () => mailsOf(desk);

it('mails what people use of credit, and take back, each once', async () => {
  await openCredit(desk, 5_000n);
  const invoiceId = await issue(desk, 4_000n);
  const used = await apply(desk, invoiceId, 1_000n, 'a5c1f5c6-64ef-4a6e-a0d5-6d3f2b1c0a01');
  await apply(desk, invoiceId, 1_000n, 'a5c1f5c6-64ef-4a6e-a0d5-6d3f2b1c0a01');
  later();
  const customer = envelope(undefined, { kind: 'customer', payerId });
  await applyCredit(desk, customer, { invoiceId, amount: 500n });
  later();
  const input = { applicationId: used.entryId, reason: 'Wrong invoice' };
  await takeBackCredit(desk, envelope(), input);
  const target = { payerId, purpose: 'notice' };
  expect(await mails()).toMatchObject(
    [
      { kind: 'credit-applied', amount: 1_000n, byUserId: 'UADMIN', outstanding: 3_000n },
      { kind: 'credit-applied', amount: 500n, byUserId: 'customer', outstanding: 2_500n },
      { kind: 'credit-taken-back', amount: 1_000n, outstanding: 3_500n },
    ].map((notice) => expect.objectContaining({ ...notice, target, invoiceIds: [invoiceId] })),
  );
});

it('mails that a note is void only to whom was told of it', async () => {
  const invoiceId = await issue(desk, 4_000n);
  const input = { invoiceId, amount: 1_000n, line: null, reason: 'Rained off', noteToCustomer: '' };
  const quiet = await raiseCredit(desk, envelope(), { ...input, notifyCustomer: false });
  const told = await raiseCredit(desk, envelope(), { ...input, notifyCustomer: true });
  for (const { noteId } of [quiet, told]) {
    later();
    await voidCreditNote(desk, envelope(), { noteId, reason: 'Not rained off' });
  }
  expect(await mails()).toMatchObject([
    { kind: 'credit-raised', noteNumber: told.noteNumber },
    { kind: 'credit-note-voided', noteNumber: told.noteNumber, fromInvoice: 1_000n },
  ]);
});

it('mails each payer once what a page of the sweep used, of all its invoices', async () => {
  await openCredit(desk, 5_000n);
  const first = await issue(desk, 1_000n, { autoCollect: true });
  const second = await issue(desk, 7_000n, { autoCollect: true });
  await runSweep(desk, { trigger: 'schedule' });
  await runSweep(desk, { trigger: 'schedule' });
  expect(await mails()).toMatchObject([
    {
      ...{ kind: 'credit-used', payerId, currency: 'GBP', balance: 0n },
      uses: [
        { amount: 1_000n, outstanding: 0n },
        { amount: 4_000n, outstanding: 3_000n },
      ],
      invoiceIds: [first, second],
    },
  ]);
});

it('mails nothing of it where the desk sends no mail', async () => {
  desk.sendsMail = false;
  await openCredit(desk, 5_000n);
  await issue(desk, 1_000n, { autoCollect: true });
  await runSweep(desk, { trigger: 'schedule' });
  await apply(desk, await issue(desk, 1_000n), 500n);
  expect(await mails()).toEqual([]);
});

it('shows before what the mail about a credit will say, or why there is no such credit', async () => {
  const invoiceId = await issue(desk, 4_000n);
  const words = { noteToCustomer: 'Sorry.', notifyCustomer: true };
  const input = { invoiceId, amount: 1_000n, line: null, reason: 'Rained off', ...words };
  const shown = await previewRaisedMail(desk, admin, input);
  await raiseCredit(desk, envelope(), input);
  const [sent] = await mails();
  const { target: _to, invoiceIds: _ids, ...same } = sent ?? { target: null, invoiceIds: [] };
  expect(shown).toMatchObject({ notice: same, isOneOfMany: false });
  expect(await previewRaisedMail(desk, admin, { ...input, amount: 9_000n })).toEqual({
    refusal: expect.stringContaining('£30.00'),
  });
});
