import { beforeEach, expect, it } from 'vitest';
import { isRequestable } from '../../../src/services/approvals/acts.js';
import { askSecondPerson } from '../../../src/services/approvals/ask.js';
import { reviewRequest } from '../../../src/services/approvals/review.js';
import { deskForFile } from '../../support/desk-for-file.js';
import { by, doors } from '../../support/giving-doors.js';
import { auditDifferences, startAfresh } from '../../support/ledger-desk.js';
import { anna, approve, olive, stoppedBy, withThreshold } from '../../support/second-person.js';

const desk = await deskForFile();
beforeEach(async () => {
  await startAfresh(desk);
  withThreshold(desk);
});

it.each(Object.entries(doors))(
  '%s is asked for, looked at and approved as it was promised',
  async (_name, { act, prepare, open }) => {
    const id = await prepare(desk);
    const before = await desk.store.collections.journal.countDocuments();
    const form = by(olive);
    const needed = await stoppedBy(open(desk, form, id));
    expect(isRequestable(act)).toBe(true);
    const request = await askSecondPerson(desk, form, needed);
    const review = await reviewRequest(desk, anna, request.id);
    expect(review).toMatchObject({ isChanged: false, refusal: null, mayDecide: true });
    expect(await desk.store.collections.journal.countDocuments()).toBe(before);
    expect((await approve(desk, request.id)).request.state).toBe('approved');
    const entries = await desk.store.collections.journal
      .find({ _id: { $regex: `^form:${request.id}` } })
      .toArray();
    expect(entries.length).toBeGreaterThan(0);
    for (const { actor, approvedBy } of entries) {
      expect([actor.id, approvedBy?.id]).toEqual(['UOLIVE', 'UANNA']);
    }
    expect(await auditDifferences(desk)).toEqual([]);
    const again = await open(desk, form, id);
    expect(again).toMatchObject({ replayed: true });
  },
);
