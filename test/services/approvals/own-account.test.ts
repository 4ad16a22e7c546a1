import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../../src/domain/people/actor.js';
import { contactWords } from '../../../src/domain/people/search-words.js';
import { approveRequest, rejectRequest } from '../../../src/services/approvals/decide.js';
import { reviewRequest } from '../../../src/services/approvals/review.js';
import { countRequests, listRequests } from '../../../src/services/approvals/waiting.js';
import { deskForFile } from '../../support/desk-for-file.js';
import { issue, payerId, startAfresh } from '../../support/ledger-desk.js';
import {
  anna,
  approve,
  askedRaise,
  ben,
  saidNow,
  withThreshold,
} from '../../support/second-person.js';

const desk = await deskForFile();
beforeEach(async () => {
  await startAfresh(desk);
  withThreshold(desk);
  await payerHas(null);
});

async function payerHas(email: string | null): Promise<void> {
  const searchWords = contactWords({ name: 'Kari Olsen', ownId: 'olsen', email });
  await desk.store.collections.contacts.updateOne(
    { _id: payerId },
    { $set: { email, searchWords } },
  );
}

const kari = { ...anna, email: 'Kari@Club.Example ' } satisfies Actor;
const other = { ...ben, email: 'ben@club.example' } satisfies Actor;

async function openRequest() {
  return askedRaise(desk, await issue(desk, 40_000n), 18_000n);
}

describe('An approver who is the payer', () => {
  it.each([
    ['has the payer’s address', kari, 'approver-is-payer'],
    ['may have it, since Slack does not say', { ...anna, email: null }, 'approver-unknown'],
  ])('decides nothing about it, and it stays open: one who %s', async (_who, actor, code) => {
    await payerHas('kari@club.example');
    const { id: requestId } = await openRequest();
    const review = await reviewRequest(desk, actor, requestId);
    expect(review.mayDecide).toBe(false);
    expect(review.ownAccount).toContain('somebody else');
    const said = await saidNow(desk, requestId);
    const approved = approveRequest(desk, actor, { requestId, comment: '', said });
    await expect(approved).rejects.toMatchObject({ code });
    const rejected = rejectRequest(desk, actor, { requestId, comment: 'No' });
    await expect(rejected).rejects.toMatchObject({ code });
    expect(await desk.store.collections.credit_notes.countDocuments()).toBe(0);
    expect((await approve(desk, requestId, other)).request.state).toBe('approved');
  });

  it('is known by the address of the moment of the press, not of the asking or the review', async () => {
    const { id: requestId } = await openRequest();
    expect(await reviewRequest(desk, kari, requestId)).toMatchObject({ mayDecide: true });
    const said = await saidNow(desk, requestId);
    await payerHas('kari@club.example');
    const press = approveRequest(desk, kari, { requestId, comment: '', said });
    await expect(press).rejects.toMatchObject({ code: 'approver-is-payer' });
    await payerHas('kari@elsewhere.example');
    expect((await approve(desk, requestId, kari)).request.state).toBe('approved');
  });

  it('has it neither counted nor listed among what waits for them', async () => {
    await payerHas('kari@club.example');
    await openRequest();
    const page = { list: 'waiting', page: 0, pageSize: 10 } as const;
    expect(await countRequests(desk, kari)).toMatchObject({ waiting: 0 });
    expect(await listRequests(desk, kari, page)).toMatchObject({ total: 0, requests: [] });
    expect(await countRequests(desk, other)).toMatchObject({ waiting: 1 });
    expect(await listRequests(desk, other, page)).toMatchObject({ total: 1 });
  });
});
