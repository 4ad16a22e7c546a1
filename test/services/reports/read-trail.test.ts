import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { OrderChange } from '../../../src/domain/people/club-records.js';
import { deskActTitles } from '../../../src/domain/trail/audit-event.js';
import { requestActTitles } from '../../../src/domain/trail/request-event.js';
import { type TrailFilter, wholeTrail } from '../../../src/domain/trail/trail-filter.js';
import { rejectRequest } from '../../../src/services/approvals/decide.js';
import { lookAfterRequests } from '../../../src/services/approvals/look-after.js';
import { withdrawRequest } from '../../../src/services/approvals/withdraw.js';
import { takeBackup } from '../../../src/services/backup/take-backup.js';
import { exportHledger } from '../../../src/services/books/export-hledger.js';
import { exportCsv } from '../../../src/services/exports/export-csv.js';
import { forgetPerson } from '../../../src/services/forgetting/forget-person.js';
import { revokeLinks } from '../../../src/services/links/account-links.js';
import { mintAccountLink } from '../../../src/services/links/mint-account-link.js';
import { sendAccountLink } from '../../../src/services/links/send-account-link.js';
import { sendMessageAgain } from '../../../src/services/notices/send-again.js';
import { readReport } from '../../../src/services/reports/read-report.js';
import { draftCancellation } from '../../../src/services/sessions/cancelling/draft-cancellation.js';
import { tickOrderChange } from '../../../src/services/sessions/cancelling/order-changes.js';
import { reinstateSession } from '../../../src/services/sessions/cancelling/reinstate-session.js';
import { tickManyChanges } from '../../../src/services/sessions/cancelling/tick-many-changes.js';
import { planAgain, runAgain } from '../../../src/services/sessions/jobs/run-again.js';
import { runSessionJob } from '../../../src/services/sessions/jobs/run-session-job.js';
import { startSessionJob } from '../../../src/services/sessions/jobs/start-session-job.js';
import { draftRemoval } from '../../../src/services/sessions/leaving/draft-removal.js';
import { previewPutBack } from '../../../src/services/sessions/leaving/preview-put-back-contact.js';
import { putBackContact } from '../../../src/services/sessions/leaving/put-back-contact.js';
import { addContact, addEnrolment, addOrder } from '../../support/club-records.js';
import { addGymnastics, gym } from '../../support/leaver-desk.js';
import {
  admin,
  auditDifferences,
  issue,
  type LedgerDesk,
  openLedgerDesk,
  payerId,
  raise,
} from '../../support/ledger-desk.js';
import { anna, approve, askedRaise, olive, withThreshold } from '../../support/second-person.js';

let desk: LedgerDesk;
const days = { from: '2026-11-01', until: '2026-12-31' } as const;
const nothing = async () => undefined;

/** What stands in one column of the trail, newest first. */
async function column(title: string, only: Partial<TrailFilter> = {}): Promise<string[]> {
  const request = { name: 'audit-trail', ...days, only: { ...wholeTrail, ...only } } as const;
  const { table } = await readReport(desk, admin, request);
  const place = table.titles.indexOf(title);
  return table.rows.map((cells) => {
    const cell = cells[place];
    if (cell?.kind === 'actor') return cell.actor.id;
    return cell?.kind === 'text' ? cell.text : '';
  });
}

async function sessionActs(): Promise<void> {
  const contactId = await addContact(desk, 'Pia', { name: 'Pia' });
  await addEnrolment(desk, { contactId, productId: gym, until: '2026-12-21' });
  const cancelled = await draftCancellation(desk, admin, {
    ...{ operationId: randomUUID(), sessionIds: ['club:W5'], give: 'credit', keepBack: null },
    ...{ notifyCustomers: false, message: '', reason: 'Snow' },
  });
  await startSessionJob(desk, admin, { jobId: cancelled.id, seq: cancelled.seq });
  await runSessionJob(desk, cancelled.id);
  await reinstateSession(desk, admin, { operationId: randomUUID(), sessionId: 'club:W5' });
  const removal = await draftRemoval(desk, admin, {
    ...{ operationId: randomUUID(), productId: gym, contactIds: [contactId] },
    ...{ sessions: { kind: 'all-future' }, credit: { kind: 'none' }, orders: 'cancel' },
    ...{ notifyCustomers: false, reason: 'Moves away' },
  });
  await startSessionJob(desk, admin, { jobId: removal.id, seq: removal.seq });
  await runSessionJob(desk, removal.id);
  const { job_parts } = desk.store.collections;
  const part = await job_parts.findOne({ jobId: removal.id });
  await job_parts.updateOne({ jobId: removal.id }, { $set: { state: 'failed' } });
  const left = await planAgain(desk, admin, { jobId: removal.id, give: null });
  await runAgain(desk, admin, { operationId: 'again', jobId: removal.id, seq: left.seq });
  await runSessionJob(desk, removal.id);
  const partId = part?._id ?? '';
  const { shown } = await previewPutBack(desk, admin, partId);
  const form = { actor: admin, operationId: 'put-back' };
  await putBackContact(desk, form, { partId, reason: 'Stays after all' }, shown.promised);
}

async function linksAndOrders(): Promise<void> {
  const { contacts, outbox } = desk.store.collections;
  await contacts.updateOne({ _id: payerId }, { $set: { email: 'kari@example.com' } });
  desk.sendsMail = true;
  const form = { operationId: 'link', payerId, to: 'k…@example.com' };
  await sendAccountLink(desk, admin, form);
  await sendAccountLink(desk, admin, form);
  await mintAccountLink(desk, { payerId, purpose: 'notice' });
  await revokeLinks(desk, admin, { payerId });
  await revokeLinks(desk, admin, { payerId });
  const id = 'account-link:link/mail';
  await outbox.updateOne({ _id: id }, { $set: { state: 'given-up' } });
  await sendMessageAgain(desk, admin, id);
  const change: Omit<OrderChange, 'id'> = {
    ...{ kind: 'lowered', amountBefore: 2n, amountAfter: 1n, jobId: 'job', changedAt: desk.now() },
    ...{ tickedAt: null, tickedBy: null },
  };
  const open = { contactId: payerId, productId: gym, hasOpenChange: true };
  await addOrder(desk, 'O1', { ...open, changes: [{ ...change, id: 'a' }] });
  await addOrder(desk, 'O2', { ...open, changes: [{ ...change, id: 'b' }] });
  await tickOrderChange(desk, admin, { orderId: 'club:O1', changeId: 'a' });
  await tickManyChanges(desk, admin, { changeIds: ['a', 'b'] });
}

async function approvals(): Promise<void> {
  withThreshold(desk);
  const invoiceId = await issue(desk, 100_000n);
  const [first, second, third, fourth] = [10_001n, 10_002n, 10_003n, 10_004n];
  await approve(desk, (await askedRaise(desk, invoiceId, first)).id);
  const rejected = await askedRaise(desk, invoiceId, second);
  await rejectRequest(desk, anna, { requestId: rejected.id, comment: 'Too much' });
  await withdrawRequest(desk, olive, (await askedRaise(desk, invoiceId, third)).id);
  await askedRaise(desk, invoiceId, fourth);
  desk.clock.now = new Date(desk.now().getTime() + 8 * 24 * 3_600_000);
  await lookAfterRequests(desk, () => false);
}

beforeAll(async () => {
  desk = await openLedgerDesk();
  await addGymnastics(desk);
  await sessionActs();
  await linksAndOrders();
  const contactId = await addContact(desk, 'gone', { payerId: 'club:gone' });
  await forgetPerson(desk, { actor: admin, operationId: 'forget' }, { contactId });
  await takeBackup(desk, 'test', nothing);
  await exportHledger(desk, nothing);
  await exportCsv(desk, { write: nothing });
  await raise(desk, await issue(desk, 500n), 100n);
  await approvals();
});
afterAll(() => desk.close());

/** `upgrade-trail.test.ts` looks at that of an update, `told-in-trail.test.ts` at that of an import. */
const { 'update-database': _update, 'import-folder': _import, ...told } = deskActTitles;
const deskActs: string[] = Object.values(told);

it('tells every act that is not money once, and none that did nothing', async () => {
  const told = (await column('What')).filter((what) => {
    return [...deskActs, ...Object.values(requestActTitles)].some((title) => title === what);
  });
  expect(told.sort()).toEqual(
    [
      ...deskActs,
      // One order by itself, and several; the books in two formats; four requests.
      ...[deskActTitles['tick-order-change'], deskActTitles.export],
      ...Object.values(requestActTitles),
      ...Array.from({ length: 3 }, () => requestActTitles['request.asked']),
    ].sort(),
  );
});

it('says to what it was done, for whom and why', async () => {
  const why = await column('Why');
  expect(why).toContain('session W5, 0 people: Snow');
  expect(why).toContain('product GYM, one person: Moves away');
  expect(why).toContain('contact Pia, product GYM: Stays after all');
  expect(why).toContain('raise credit: Too much');
  const payers = await column('Payer', { act: 'send-account-link' });
  expect(payers).toEqual(['Kari Olsen']);
});

it('is narrowed by what was done, by whom and by which door', async () => {
  expect(await column('What', { act: 'credit.raised' })).toEqual([
    'Credit raised',
    'Credit raised',
  ]);
  expect(await column('Who', { act: 'request.rejected' })).toEqual(['UANNA']);
  expect(await column('Who', { act: 'request.expired' })).toEqual(['requests']);
  expect(await column('What', { act: 'nothing of ours' })).toEqual([]);
  // Done by her, and approved by her.
  const annas = await column('What', { userIds: ['UANNA'] });
  expect(annas.sort()).toEqual(['Approved', 'Credit raised', 'Rejected']);
  expect(new Set(await column('Who', { door: 'command-line' }))).toEqual(new Set(['command-line']));
  expect(await column('What', { door: 'job', act: null })).toContain('Request expired');
  expect(await column('What', { door: 'job' })).not.toContain('Approval asked for');
  const both = { door: 'staff', userIds: ['UOLIVE', 'UADMIN'], act: 'request.asked' } as const;
  expect(await column('Who', both)).toEqual(Array.from({ length: 4 }, () => 'UOLIVE'));
});

it('is whole as the audit sees it, until somebody deletes or alters an event', async () => {
  expect(await auditDifferences(desk)).toEqual([]);
  const { audit_events } = desk.store.collections;
  await audit_events.updateOne({ act: 'send-account-link' }, { $set: { payerId: 'club:nora' } });
  expect(await auditDifferences(desk)).toMatchObject([
    { document: 'audit event', id: 'account-link:link', what: 'digest' },
  ]);
  await audit_events.deleteOne({ act: 'send-account-link' });
  expect(await auditDifferences(desk)).toMatchObject([
    { document: 'audit event', what: 'number' },
    { document: 'audit event', what: 'event before it' },
  ]);
});
