import { randomUUID } from 'node:crypto';
import { beforeEach, expect, it } from 'vitest';
import type { Actor } from '../../../../src/domain/people/actor.js';
import { approveRequest } from '../../../../src/services/approvals/decide.js';
import { reviewRequest } from '../../../../src/services/approvals/review.js';
import { previewJobMail } from '../../../../src/services/sessions/jobs/preview-job-mail.js';
import { planAgain, runAgain } from '../../../../src/services/sessions/jobs/run-again.js';
import { runSessionJob } from '../../../../src/services/sessions/jobs/run-session-job.js';
import { cancel, classFiles, look, type Place } from '../../../support/a-class.js';
import { deskForFile } from '../../../support/desk-for-file.js';
import { admin, pay } from '../../../support/ledger-desk.js';
import { emptyDatabase, importSound } from '../../import/import-desk.js';

const desk = await deskForFile();

const anna: Actor = {
  ...{ kind: 'staff', userId: 'UANNA', roles: ['approver'], email: 'anna@club.example' },
};
const places: Place[] = [
  ...['A', 'A2', 'A3'].map((id): Place => ({ id, payer: 'A', paidBy: 'invoice' })),
  { id: 'B', payer: 'B', paidBy: 'invoice' },
  { id: 'P', payer: 'P', paidBy: 'pass', pass: { id: 'PASS', usesLeft: 0 } },
];

beforeEach(async () => {
  await emptyDatabase(desk);
  await desk.store.models.requests.deleteMany({});
  await importSound(desk, classFiles(places));
  desk.sendsMail = true;
  desk.approvals = { thresholdMinor: null, singleHanded: true };
});

async function mails() {
  const rows = await desk.store.collections.outbox.find({ lane: 'mail' }).toArray();
  const found = rows.flatMap(({ notice, invoiceIds }) =>
    notice.kind === 'session-cancelled' ? [{ ...notice, invoiceIds }] : [],
  );
  return found.sort((one, other) => (one.payerId < other.payerId ? -1 : 1));
}

const forget = () => desk.store.collections.outbox.deleteMany({});

it('mails each payer once, with the pages of the job, however the pages are cut', async () => {
  const { review } = await cancel(desk, { notifyCustomers: true, message: 'Flooded.' });
  expect(await mails()).toMatchObject(
    [
      {
        ...{
          payerId: 'club:A',
          names: ['Kid A2', 'Kid A3', 'Payer A'].sort(),
          message: 'Flooded.',
        },
        invoiceIds: ['club:INV-A'],
        toInvoice: [{ currency: 'GBP', amount: 3_000n }],
      },
      { payerId: 'club:B', names: ['Payer B'] },
      { payerId: 'club:P', passes: [{ name: 'Payer P', uses: 1 }] },
    ].map((mail) => ({
      ...mail,
      ...(mail.names ? { names: expect.arrayContaining(mail.names) } : {}),
    })),
  );
  await runSessionJob(desk, review.job.id);
  expect(await mails()).toHaveLength(3);
});

it('mails nobody with No, and nobody where the desk sends no mail', async () => {
  await cancel(desk, { notifyCustomers: false });
  expect(await mails()).toEqual([]);
  desk.sendsMail = false;
  await cancel(desk, { notifyCustomers: true, sessionIds: ['club:S6'] });
  expect(await mails()).toEqual([]);
});

it('says at once what is cancelled while its money waits, and the money when it was approved', async () => {
  desk.approvals = { thresholdMinor: 3000n, singleHanded: false };
  const { review } = await cancel(desk, { notifyCustomers: true });
  const jobId = review.job.id;
  expect(await mails()).toMatchObject([
    { payerId: 'club:A', isNews: true, given: [], open: expect.arrayContaining(['Kid A2']) },
    { payerId: 'club:B', isNews: true, given: [], open: ['Payer B'] },
    { payerId: 'club:P', isNews: true, open: [], passes: [{ uses: 1 }] },
  ]);
  await forget();
  const { now } = await reviewRequest(desk, anna, jobId);
  const said = now?.promised ?? {};
  await approveRequest(desk, anna, { requestId: jobId, comment: 'Yes', said });
  await runSessionJob(desk, jobId);
  expect(await mails()).toMatchObject([
    { payerId: 'club:A', isNews: false, open: [], toInvoice: [{ amount: 3_000n }] },
    { payerId: 'club:B', isNews: false, open: [], toInvoice: [{ amount: 1_000n }] },
  ]);
});

it('mails of Run again only what is new', async () => {
  await pay(desk, 'club:INV-B', 1_000n, { status: 'pending', paymentId: 'club:PEND' });
  const { review } = await cancel(desk, { notifyCustomers: true });
  expect(await mails()).toMatchObject([
    { payerId: 'club:A', open: [] },
    { payerId: 'club:B', given: [], open: ['Payer B'] },
    { payerId: 'club:P' },
  ]);
  await forget();
  await pay(desk, 'club:INV-B', 1_000n, { paymentId: 'club:PEND' });
  const { seq } = await planAgain(desk, admin, { jobId: review.job.id, give: null });
  await runAgain(desk, admin, { operationId: randomUUID(), jobId: review.job.id, seq });
  await runSessionJob(desk, review.job.id);
  expect(await mails()).toMatchObject([
    { payerId: 'club:B', isNews: false, open: [], given: [{ name: 'Payer B', credit: 1_000n }] },
  ]);
});

it('shows before what a payer of a draft will get, and sends just that', async () => {
  const { job } = await look(desk, { notifyCustomers: true, message: 'Flooded.' });
  const shown = await previewJobMail(desk, admin, job.id);
  expect(shown).toMatchObject({
    ...{ payerName: 'Payer A', hasLink: true, isOneOfMany: true },
    mail: { kind: 'address', to: 'a…@family.example' },
  });
  expect(await mails()).toEqual([]);
  await cancel(desk, { operationId: job.id, notifyCustomers: true, message: 'Flooded.' });
  const [sent] = await mails();
  const { noteNumbers: _made, invoiceIds: _ids, ...same } = sent ?? fail();
  expect(shown?.notice).toMatchObject({ ...same, noteNumbers: [] });
});

function fail(): never {
  throw new Error('nothing was mailed');
}
