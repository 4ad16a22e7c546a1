import { beforeEach, describe, expect, it } from 'vitest';
import { jobs } from '../../../src/jobs/index.js';
import { lookAfterRequests } from '../../../src/services/approvals/look-after.js';
import { deskForFile } from '../../support/desk-for-file.js';
import { auditDifferences, issue, startAfresh } from '../../support/ledger-desk.js';
import { noMails } from '../../support/no-mails.js';
import { approve, askedRaise, withThreshold } from '../../support/second-person.js';

const desk = await deskForFile();
beforeEach(async () => {
  await startAfresh(desk);
  withThreshold(desk);
  desk.clock.now = new Date('2026-11-23T10:00:00Z');
});

async function ask() {
  const invoiceId = await issue(desk, 20_000n);
  return askedRaise(desk, invoiceId, 18_000n);
}

const run = () => lookAfterRequests(desk, () => false);

function told(kind: string) {
  return desk.store.collections.outbox.countDocuments({ 'notice.kind': kind });
}

describe('The job that looks after requests', () => {
  it('brings one to mind once after three days, and ends it after seven', async () => {
    const { id } = await ask();
    expect(await run()).toEqual({ expired: 0, reminded: 0 });
    desk.clock.now = new Date('2026-11-26T10:00:00Z');
    expect(await run()).toEqual({ expired: 0, reminded: 1 });
    expect(await run()).toEqual({ expired: 0, reminded: 0 });
    expect(await told('request-reminder')).toBe(1);
    desk.clock.now = new Date('2026-11-30T10:00:00Z');
    expect(await run()).toEqual({ expired: 1, reminded: 0 });
    expect(await desk.store.models.requests.findById(id).lean()).toMatchObject({
      state: 'expired',
    });
    expect(await told('request-ended')).toBe(1);
    expect(await run()).toEqual({ expired: 0, reminded: 0 });
  });

  it('ends one also after it was away for weeks, without bringing it to mind first', async () => {
    await ask();
    desk.clock.now = new Date('2026-12-30T10:00:00Z');
    expect(await run()).toEqual({ expired: 1, reminded: 0 });
    expect(await told('request-reminder')).toBe(0);
  });

  it('leaves alone what was decided, and says what it did', async () => {
    const { id } = await ask();
    await approve(desk, id);
    desk.clock.now = new Date('2026-12-30T10:00:00Z');
    const job = jobs.find(({ name }) => name === 'requests');
    const send = async () => ({ kind: 'sent' as const, deliveredAs: 'C/1' });
    expect(await job?.run({ desk, send, mails: noMails, stopped: () => false })).toBe(
      'Requests that expired: 0, brought to mind: 0.',
    );
    expect(await desk.store.models.requests.findById(id).lean()).toMatchObject({
      state: 'approved',
    });
  });
});

describe('The audit', () => {
  it('finds a request that is approved and not booked, and one that is booked and not approved', async () => {
    const [open, approved] = [await ask(), await ask()];
    await approve(desk, approved.id);
    expect(await auditDifferences(desk)).toEqual([]);
    const requests = desk.store.db.collection<{ _id: string }>('requests');
    const decision = { by: 'UBEN', at: new Date(), comment: '' };
    const past = { bypassDocumentValidation: true };
    await requests.updateOne({ _id: open.id }, { $set: { state: 'approved', decision } }, past);
    expect(await auditDifferences(desk)).toMatchObject([
      { document: 'request', id: open.id, expected: 'nothing was booked' },
      { document: 'request', id: open.id, what: 'state' },
    ]);
    await requests.deleteOne({ _id: open.id });
    await requests.updateOne({ _id: approved.id }, { $set: { state: 'open' } }, past);
    expect(await auditDifferences(desk)).toMatchObject([
      { document: 'request', id: approved.id, stored: 'not approved' },
      { document: 'request', id: open.id, what: 'request of an event' },
      { document: 'request', id: approved.id, what: 'state' },
    ]);
    await requests.updateOne({ _id: approved.id }, { $set: { state: 'approved', decision } });
    expect(await auditDifferences(desk)).toMatchObject([
      { id: approved.id, stored: 'asked for by UOLIVE, approved by UBEN' },
      { id: open.id, what: 'request of an event' },
      { id: approved.id, what: 'whoever ended it' },
      { id: approved.id, what: 'time at which it ended' },
    ]);
  });

  it('finds another second person in an entry, whose digest covers it', async () => {
    const { id } = await ask();
    await approve(desk, id);
    await desk.store.db
      .collection<{ _id: string }>('journal')
      .updateOne({ _id: `form:${id}` }, { $set: { 'approvedBy.id': 'UBEN' } });
    const found = await auditDifferences(desk);
    expect(found.length).toBeGreaterThan(1);
    expect(found.map(({ document }) => document)).toContain('request');
  });
});
