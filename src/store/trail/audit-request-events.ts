import { type AskedFor, isAsAsked } from '../../domain/approvals/as-asked.js';
import type { BooksDifference } from '../../domain/books/difference.js';
import {
  askedOtherwise,
  checkRequestEvents,
  requestGone,
} from '../../domain/trail/check-request-events.js';
import {
  type RequestEvent,
  requestEventIds,
  type TrailRequest,
} from '../../domain/trail/request-event.js';
import { asTold } from '../approvals/request-changes.js';
import type { Store } from '../connection.js';
import { digestOf } from '../ledger/digest.js';
import { type OneMoment, startOneMoment } from '../ledger/one-moment.js';
import { fromStored, type Stored } from '../stored.js';
import { requestEventOf } from './stored-event.js';

/** Requests that are looked at together, with their events, in one moment. */
const requestsAtOnce = 500;

async function inOneMoment<Result>(
  store: Store,
  work: (moment: OneMoment) => Promise<Result>,
): Promise<Result> {
  const moment = startOneMoment(store);
  try {
    return await work(moment);
  } finally {
    await moment.session.endSession();
  }
}

async function eventsById(
  { collections }: Store,
  ids: readonly string[],
  moment: OneMoment,
): Promise<Map<string, RequestEvent>> {
  const found = await collections.audit_events.find({ _id: { $in: [...ids] } }, moment).toArray();
  const events = found.flatMap((stored) => requestEventOf(stored) ?? []);
  return new Map(events.map((event) => [event.id, event]));
}

/** Some requests behind an id, in the order of ids, held against their events. */
async function checkPage(
  store: Store,
  { clubId, after }: { clubId: string; after: string },
  moment: OneMoment,
): Promise<{ differences: BooksDifference[]; last: string | null }> {
  const requests = await store.db
    .collection<Stored<TrailRequest>>('requests')
    .find({ clubId, _id: { $gt: after } }, { ...moment, projection: asTold })
    .sort({ _id: 1 })
    .limit(requestsAtOnce)
    .toArray();
  const ids = requests.map(({ _id }) => requestEventIds(_id));
  const wanted = ids.flatMap(({ asked, ended }) => [asked, ended]);
  const events = await eventsById(store, wanted, moment);
  const differences = requests.flatMap((request) => {
    const { asked, ended } = requestEventIds(request._id);
    return checkRequestEvents(fromStored(request), {
      asked: events.get(asked) ?? null,
      ended: events.get(ended) ?? null,
    });
  });
  const last = requests.length < requestsAtOnce ? null : (requests.at(-1)?._id ?? null);
  return { differences, last };
}

/** Open requests of which what was handed over is not what the trail tells by its digest. */
async function findAltered({ db }: Store, clubId: string): Promise<BooksDifference[]> {
  const open = db
    .collection<Stored<AskedFor> & { clubId: string; state: string }>('requests')
    .find({ clubId, state: 'open' }, { projection: { act: 1, input: 1, requestHash: 1 } });
  const differences: BooksDifference[] = [];
  for await (const stored of open) {
    const request = fromStored(stored);
    if (!isAsAsked({ ...request, input: request.input ?? {} }, digestOf)) {
      differences.push(askedOtherwise(request));
    }
  }
  return differences;
}

/** Holds each request of a club against its events in the trail. */
export async function auditRequestEvents(
  store: Store,
  clubId: string,
  breathe: () => Promise<void>,
): Promise<BooksDifference[]> {
  const differences: BooksDifference[] = [];
  for (let after: string | null = ''; after !== null; ) {
    const from: string = after;
    const page = await inOneMoment(store, (moment) => {
      return checkPage(store, { clubId, after: from }, moment);
    });
    differences.push(...page.differences);
    after = page.last;
    await breathe();
  }
  return [...differences, ...(await findAltered(store, clubId))];
}

/** Names the events that tell of a request which is not there, or is another club's. */
export async function findGoneRequests(
  { db }: Store,
  { clubId, events }: { clubId: string; events: readonly RequestEvent[] },
): Promise<BooksDifference[]> {
  if (events.length === 0) return [];
  const ids = [...new Set(events.map(({ request }) => request.id))];
  const requests = db.collection<Stored<TrailRequest>>('requests');
  const known = { _id: { $in: ids }, clubId };
  const found = await requests.find(known, { projection: { _id: 1 } }).toArray();
  const there = new Set(found.map(({ _id }) => _id));
  return events.filter(({ request }) => !there.has(request.id)).map(requestGone);
}
