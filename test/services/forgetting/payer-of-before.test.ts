import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { forgottenWords } from '../../../src/domain/forgetting/forgotten.js';
import { askRefund } from '../../../src/services/refunds/ask-refund.js';
import { endRequest } from '../../../src/store/approvals/request-changes.js';
import { importLeaseName } from '../../../src/store/import/running-import.js';
import { takeLease } from '../../../src/store/lease.js';
import { addContact } from '../../support/club-records.js';
import {
  forget,
  refusalOf,
  runSettled,
  sevenYearsOn,
  startFamily,
  stillOpen,
} from '../../support/forgetting-desk.js';
import {
  clubId,
  envelope,
  issue,
  type LedgerDesk,
  openLedgerDesk,
  pay,
  payerId,
} from '../../support/ledger-desk.js';
import { collectionsWith } from '../../support/marked-club.js';
import { askedRaise, withThreshold } from '../../support/second-person.js';

let desk: LedgerDesk;
let invoiceId: string;

beforeAll(async () => {
  desk = await openLedgerDesk();
});
afterAll(() => desk.close());

/** Nora was billed to Kari, and Berit pays for her since. */
beforeEach(async () => {
  await startFamily(desk);
  invoiceId = await issue(desk, 5_000n);
  await pay(desk, invoiceId, 5_000n);
  await addContact(desk, 'berit', { name: 'Berit Dahl', payerId: 'club:berit' });
  const set = { payerId: 'club:berit' };
  await desk.store.collections.contacts.updateOne({ _id: 'club:nora' }, { $set: set });
});

/** The request of somebody, ended with a comment. */
async function reject(id: string, comment = ''): Promise<void> {
  const decision = { by: 'UBEN', at: desk.now(), comment };
  await endRequest(desk.store, { id, state: 'withdrawn', decision }, []);
}

it('keeps a child from being forgotten while a refund for its line is not done', async () => {
  const { refunds } = await askRefund(desk, envelope(), {
    ...{ invoiceId, amount: 5_000n, line: null, how: 'cash', paymentId: null, provider: null },
    ...{ reason: 'Left the club', noteToCustomer: '', notifyCustomer: false },
  });
  desk.clock.now = sevenYearsOn;
  expect(await refusalOf(desk, 'club:nora')).toMatchObject(stillOpen('refund'));
  // The payer of before, who is owed it, is not forgotten either; a sibling without a line is.
  expect(await refusalOf(desk, payerId)).toMatchObject(stillOpen('refund'));
  await addContact(desk, 'ola', { name: 'Ola Olsen' });
  expect(await refusalOf(desk, 'club:ola')).toBeNull();
  expect(refunds).toHaveLength(1);
});

it('keeps it from being forgotten while a request, a form or an import is open', async () => {
  withThreshold(desk, 100n);
  const request = await askedRaise(desk, invoiceId, 5_000n);
  desk.approvals = { thresholdMinor: null, singleHanded: true };
  desk.clock.now = sevenYearsOn;
  expect(await refusalOf(desk, 'club:nora')).toMatchObject(stillOpen('request'));
  await reject(request.id);
  const sent = { clubId, payerId, userId: 'U1', entries: [{}], sentAt: desk.now() };
  const { db } = desk.store;
  await db.collection<{ _id: string }>('open_outcomes').insertOne({ _id: 'form', ...sent });
  expect(await refusalOf(desk, 'club:nora')).toMatchObject(stillOpen('form'));
  await db.collection('open_outcomes').deleteMany({});
  const importing = { last: 'k', left: 1 };
  const { contacts } = desk.store.collections;
  await contacts.updateOne({ _id: payerId }, { $set: { importing } });
  expect(await refusalOf(desk, 'club:nora')).toMatchObject(stillOpen('import'));
  await contacts.updateOne({ _id: payerId }, { $unset: { importing: '' } });
  // One that runs has looked already at who is forgotten, and may be writing about them.
  const held = { name: importLeaseName(clubId), holder: 'another', ttlMs: 60_000 };
  const lease = await takeLease(desk.store, held);
  expect(await refusalOf(desk, 'club:nora')).toMatchObject(stillOpen('import-now'));
  await lease?.release();
  expect(await refusalOf(desk, 'club:nora')).toBeNull();
});

it('loses what names the child in requests about its payer of before', async () => {
  withThreshold(desk, 100n);
  const { id } = await askedRaise(desk, invoiceId, 5_000n);
  await reject(id, 'Nora Olsen was never there');
  desk.approvals = { thresholdMinor: null, singleHanded: true };
  desk.clock.now = sevenYearsOn;
  await forget(desk, 'club:nora');
  expect(await runSettled(desk)).toBe(1);
  const request = await desk.store.models.requests.findById(id).lean();
  expect(request).toMatchObject({ decision: { by: 'UBEN', comment: forgottenWords } });
  expect(await collectionsWith(desk, 'nora olsen')).toEqual([]);
});
