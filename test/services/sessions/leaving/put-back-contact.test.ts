import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FactsMoved } from '../../../../src/domain/books/promise.js';
import { previewPutBack } from '../../../../src/services/sessions/leaving/preview-put-back-contact.js';
import { putBackContact } from '../../../../src/services/sessions/leaving/put-back-contact.js';
import { beforeFirstUpdate } from '../../../support/before-first-update.js';
import { addBooking, addContact, addEnrolment } from '../../../support/club-records.js';
import { addGymnastics, addOrder, addPass, gym } from '../../../support/leaver-desk.js';
import { admin, type LedgerDesk, openLedgerDesk } from '../../../support/ledger-desk.js';
import { removeFromGymnastics } from '../../../support/removed.js';

let desk: LedgerDesk;

beforeAll(async () => {
  desk = await openLedgerDesk();
  await addGymnastics(desk);
});
afterAll(() => desk.close());

/** Somebody with places by a pass on the four sessions to come, and an order for the next term. */
async function leaver(ownId: string): Promise<string> {
  const contactId = await addContact(desk, ownId, { name: ownId });
  const passId = await addPass(desk, `PASS-${ownId}`, { contactId, usesLeft: 0 });
  for (const session of ['W3', 'W4', 'W5', 'W6']) {
    await addBooking(desk, { sessionId: `club:${session}`, contactId, paidBy: 'pass', passId });
  }
  await addEnrolment(desk, { contactId, productId: gym, until: '2026-12-21' });
  await addOrder(desk, `ORD-${ownId}`, { contactId, dueOn: '2027-01-04', amount: 6500n });
  return contactId;
}

async function stored(contactId: string) {
  const { enrolments, bookings, passes, orders } = desk.store.collections;
  const [enrolment, places, pass, order] = await Promise.all([
    enrolments.findOne({ contactId }),
    bookings.find({ contactId }).sort({ sessionId: 1 }).toArray(),
    passes.findOne({ contactId }),
    orders.findOne({ contactId }),
  ]);
  return {
    ...{ until: enrolment?.until, removed: enrolment?.removed ?? null, uses: pass?.usesLeft },
    cancelledOn: order?.cancelledOn ?? null,
    booked: places.filter(({ released }) => !released).map(({ sessionId }) => sessionId.slice(5)),
  };
}

function sendBack(partId: string, promised: object, operationId: string = randomUUID()) {
  const input = { partId, reason: 'Removed by mistake' };
  return putBackContact(desk, { actor: admin, operationId }, input, promised);
}

describe('somebody who was removed', () => {
  it('and had not got their credit yet, gets none when they are put back', async () => {
    const contactId = await leaver('Pia');
    const partId = await removeFromGymnastics(desk, contactId);
    const { jobs, job_parts } = desk.store.collections;
    await job_parts.updateOne({ _id: partId }, { $set: { state: 'pending', problem: 'Waits.' } });
    const [before] = await jobs.find({ _id: partId.split(':')[0] ?? '' }).toArray();
    const { shown } = await previewPutBack(desk, admin, partId);
    await sendBack(partId, shown.promised);
    const part = await job_parts.findOne({ _id: partId });
    expect(part).toMatchObject({ state: 'nothing', putBackAt: desk.now() });
    expect(part?.problem).toContain('Was put back into the product');
    // Whoever looks at the job has to look once more.
    const after = await jobs.findOne({ _id: before?._id ?? '' });
    expect(after?.seq).toBe((before?.seq ?? 0n) + 1n);
  });

  it('is put back as before, once, also where the form is sent again', async () => {
    const contactId = await leaver('Ana');
    const before = await stored(contactId);
    const partId = await removeFromGymnastics(desk, contactId);
    expect(await stored(contactId)).toMatchObject({
      ...{ until: '2026-11-23', booked: [], uses: 4, cancelledOn: '2026-11-23' },
    });
    const { plan, shown, given, ordersDueOn } = await previewPutBack(desk, admin, partId);
    expect(plan).toMatchObject({ until: '2026-12-21', lost: 0, usesMissing: [] });
    expect([given, ordersDueOn]).toEqual([null, ['2027-01-04']]);
    const operationId = randomUUID();
    const done = await sendBack(partId, shown.promised, operationId);
    expect(done).toMatchObject({ name: 'Ana', places: 4, usesTaken: 4, usesMissing: 0, orders: 1 });
    expect(await stored(contactId)).toEqual(before);
    expect(await sendBack(partId, shown.promised, operationId)).toEqual(done);
    const part = await desk.store.collections.job_parts.findOne({ _id: partId });
    expect(part).toMatchObject({ putBackAt: desk.now(), state: 'nothing' });
    const told = await desk.store.collections.outbox
      .find({ 'notice.kind': 'contact-put-back', 'notice.name': 'Ana' })
      .toArray();
    expect(told.map(({ notice }) => notice)).toMatchObject([{ name: 'Ana', places: 4 }]);
    await expect(sendBack(partId, shown.promised)).rejects.toMatchObject({ code: 'not-removed' });
    expect((await previewPutBack(desk, admin, partId)).refusal).toContain('put back already');
  });

  it('is not put back once they are forgotten, also where that is decided at that moment', async () => {
    const contactId = await leaver('Eli');
    const partId = await removeFromGymnastics(desk, contactId);
    const { shown } = await previewPutBack(desk, admin, partId);
    const { collections } = desk.store;
    const forgotten = { $set: { forgottenAt: desk.now() } };
    const counters = beforeFirstUpdate(collections.counters, () =>
      collections.contacts.updateOne({ _id: contactId }, forgotten),
    );
    const at = { ...desk, store: { ...desk.store, collections: { ...collections, counters } } };
    const form = { actor: admin, operationId: randomUUID() };
    const input = { partId, reason: 'Removed by mistake' };
    await expect(putBackContact(at, form, input, shown.promised)).rejects.toMatchObject({
      code: 'forgotten-already',
    });
    expect((await stored(contactId)).booked).toEqual([]);
    expect((await previewPutBack(desk, admin, partId)).refusal).toContain('was forgotten');
  });

  it('has a place without a use where the pass has none left, by name of the session', async () => {
    const contactId = await leaver('Ben');
    const partId = await removeFromGymnastics(desk, contactId);
    const { passes } = desk.store.collections;
    await passes.updateOne({ contactId }, { $set: { usesLeft: 3 } });
    const { missingAt, shown } = await previewPutBack(desk, admin, partId);
    expect(missingAt).toEqual([new Date('2026-12-21T17:00:00Z')]);
    expect(await sendBack(partId, shown.promised)).toMatchObject({ usesTaken: 3, usesMissing: 1 });
    expect(await stored(contactId)).toMatchObject({ uses: 0, booked: ['W3', 'W4', 'W5', 'W6'] });
  });

  it('is not put back where something else would happen than what was said', async () => {
    const contactId = await leaver('Cleo');
    const partId = await removeFromGymnastics(desk, contactId);
    const { shown } = await previewPutBack(desk, admin, partId);
    const after = await stored(contactId);
    desk.clock.now = new Date('2026-11-30T18:00:00Z');
    await expect(sendBack(partId, shown.promised)).rejects.toThrow(FactsMoved);
    expect(await stored(contactId)).toEqual(after);
    const anew = await previewPutBack(desk, admin, partId);
    expect(anew.plan).toMatchObject({ lost: 1 });
    const done = await sendBack(partId, anew.shown.promised);
    desk.clock.now = new Date('2026-11-23T10:00:00Z');
    expect(done).toMatchObject({ places: 3, lost: 1 });
  });

  it('is put back by one of two people who press at once', async () => {
    const partId = await removeFromGymnastics(desk, await leaver('Dan'));
    const { shown } = await previewPutBack(desk, admin, partId);
    const both = await Promise.allSettled([
      sendBack(partId, shown.promised),
      sendBack(partId, shown.promised),
    ]);
    const states = both.map((one) => (one.status === 'rejected' ? one.reason.code : 'done'));
    expect(states.sort()).toEqual(['done', 'not-removed']);
  });

  it('is not found by another club, nor put back by who has no right', async () => {
    const partId = await removeFromGymnastics(desk, await leaver('Eva'));
    const other = { ...desk, club: { ...desk.club, id: 'other' } };
    await expect(previewPutBack(other, admin, partId)).rejects.toMatchObject({ code: 'not-found' });
    const guest = { ...admin, roles: [] };
    await expect(previewPutBack(desk, guest, partId)).rejects.toMatchObject({
      code: 'not-allowed',
    });
  });
});
