import type { Document } from 'mongodb';
import { blankRequest } from '../../domain/forgetting/blank-request.js';
import type { BlankedWords } from '../../domain/forgetting/blanked-words.js';
import type { Store } from '../connection.js';
import { blankTold } from './blank-told.js';

type StoredRequest = Document & { _id: string; clubId: string; payerId: string };

/** Who of those is forgotten whom it is about: the payer, and whose the line is, or all lines. */
async function findForgotten(
  { collections }: Store,
  { payerId, input, planned }: StoredRequest,
): Promise<string[]> {
  const invoice = await collections.invoices.findOne({ _id: planned.invoiceId });
  const line = invoice?.lines.find((one) => one.line === input.line);
  const ids = line === undefined ? (invoice?.beneficiaryIds ?? []) : [line.beneficiaryId];
  const who = { _id: { $in: [payerId, ...ids] }, forgottenAt: { $ne: null } };
  return collections.contacts.distinct('_id', who);
}

/**
 * Takes the words out of requests on what is marked, once they have ended and whoever asked has been
 * told. On a line of somebody else they stay.
 */
export async function blankAskedAgain(
  store: Store,
  clubId: string,
  { words, now }: { words: BlankedWords; now: Date },
): Promise<void> {
  const requests = store.db.collection<StoredRequest>('requests');
  const ended = { clubId, 'planned.forgotten': true, state: { $ne: 'open' } };
  for await (const request of requests.find(ended).hint('of_forgotten')) {
    const { _id, payerId, planned } = request;
    const people = await findForgotten(store, request);
    const ofPayer = { id: payerId, clubId };
    if (people.includes(payerId) && !(await blankTold(store, ofPayer, { now }))) continue;
    const after = people.length > 0 ? blankRequest(request, words) : { planned };
    const { forgotten: _done, ...rest } = { ...Object(after['planned']) };
    await requests.updateOne({ _id }, { $set: { ...after, planned: rest } });
  }
}
