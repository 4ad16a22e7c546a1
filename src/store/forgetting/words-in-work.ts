import type { Leaver } from '../../domain/forgetting/leaver.js';
import type { OutboxRow } from '../outbox/outbox-row.js';
import type { Stored } from '../stored.js';
import type { StoredEvent } from '../trail/stored-event.js';
import { blankMessage, isMessageAbout, payersOfMessage } from './blank-mails.js';
import { setWords, type WordDocument } from './set-words.js';
import { filled, type WordSource, wordSource } from './word-source.js';

/** Acts on many people that are over; what others still need is taken out after that. */
const jobs = wordSource('jobs', {
  find: ({ collections }, which, reason) =>
    collections.jobs.find(
      {
        ...{ ...which, state: 'finished', money: { $ne: 'waiting' } },
        $or: [{ reason }, { 'act.message': filled }],
      },
      { projection: { reason: 1, act: 1 } },
    ),
  said: ({ reason, act }) => [reason, 'message' in act ? act.message : ''],
  async blank({ db }, job, { wordsAbout }, now) {
    const { reason, act } = job;
    const { shared } = wordsAbout([]);
    const isGone = 'message' in act && shared(act.message) !== act.message;
    const gone = isGone ? { act: { ...act, message: '' }, messageGoneAt: now } : {};
    return setWords(db.collection<WordDocument>('jobs'), job, { reason: shared(reason), ...gone });
  },
});

const parts = wordSource('job_parts', {
  find: ({ collections }, which) =>
    collections.job_parts.find(
      { ...which, problem: filled },
      { projection: { problem: 1, contactId: 1, payerId: 1 } },
    ),
  said: ({ problem }) => problem,
  about: ({ contactId, payerId }) => [contactId, payerId],
  async blank({ db }, part, { wordsAbout }) {
    const problem = wordsAbout([part.contactId, part.payerId]).shared(part.problem);
    return setWords(db.collection<WordDocument>('job_parts'), part, { problem });
  },
});

const sessions = wordSource('sessions', {
  find: ({ collections }, which) =>
    collections.sessions.find(
      { ...which, $or: [{ cancelled: { $ne: null } }, { reinstated: { $exists: true } }] },
      { projection: { cancelled: 1, reinstated: 1 } },
    ),
  said: ({ cancelled, reinstated }) => [cancelled, reinstated],
  async blank({ db }, session, { wordsAbout }) {
    const after = wordsAbout([]).sharedIn(session);
    return setWords(db.collection<WordDocument>('sessions'), session, Object(after));
  },
});

function wordsOfRequest({ reason, input, planned, decision }: WordDocument) {
  return { reason, input, planned, decision };
}

function payerOf(document: { _id: string; payerId?: unknown }): string[] {
  return typeof document.payerId === 'string' ? [document.payerId] : [];
}

const requests = wordSource('requests', {
  find: ({ db }, which) =>
    db
      .collection<WordDocument>('requests')
      .find(
        { ...which, state: { $ne: 'open' } },
        { projection: { reason: 1, input: 1, planned: 1, decision: 1, payerId: 1 } },
      ),
  said: wordsOfRequest,
  about: payerOf,
  async blank({ db }, request, { wordsAbout }) {
    const after = wordsAbout(payerOf(request)).sharedIn(wordsOfRequest(request));
    return setWords(db.collection<WordDocument>('requests'), request, Object(after));
  },
});

const sendings = wordSource('refund_sendings', {
  find: ({ collections }, which) =>
    collections.refund_sendings.find({ ...which, problem: filled }, { projection: { problem: 1 } }),
  said: ({ problem }) => problem,
  async blank({ db }, sending, { wordsAbout }) {
    const problem = wordsAbout([]).shared(sending.problem ?? '');
    return setWords(db.collection<WordDocument>('refund_sendings'), sending, { problem });
  },
});

/** Whose reasons are theirs alone; what an admin changed in the settings is nobody's. */
function reasonOf(reason: string, payerIds: readonly string[], leaver: Leaver): string {
  const words = leaver.wordsAbout(payerIds);
  return (payerIds.includes(leaver.person.id) ? words.own : words.shared)(reason);
}

/** Reasons in the trail; the trail itself, and its digests, stay. */
const events = wordSource<StoredEvent>('audit_events', {
  find: ({ collections }, which, reason) =>
    collections.audit_events.find(
      { ...which, reason: { ...reason, ...filled }, act: { $ne: 'change-settings' } },
      { projection: { reason: 1, payerId: 1, act: 1 } },
    ),
  said: (event) => ('reason' in event ? event.reason : ''),
  about: payerOf,
  async blank({ db }, event, leaver) {
    if (!('reason' in event) || typeof event.reason !== 'string') return true;
    const reason = reasonOf(event.reason, payerOf(event), leaver);
    return setWords(db.collection<WordDocument>('audit_events'), event, { reason });
  },
});

/** Messages that left or were given up; one that is still to be sent is taken out after that. */
const messages = wordSource<Stored<OutboxRow>>('outbox', {
  find: ({ collections }, which) =>
    collections.outbox.find(
      { ...which, textGoneAt: null, state: { $in: ['sent', 'given-up'] } },
      { projection: { target: 1, notice: 1, state: 1, attempts: 1, lastError: 1 } },
    ),
  said: ({ notice, lastError }) => [notice, lastError],
  about: payersOfMessage,
  async blank(store, row, leaver, now) {
    return !isMessageAbout(row, leaver) || blankMessage(store, row, now);
  },
});

/** Words in what is worked on and told beside the books. */
export const wordsInWork: readonly WordSource[] = [
  ...[jobs, parts, sessions, requests, sendings, events, messages],
];
