import { expect, it } from 'vitest';
import type { AuditEvent } from '../../../src/domain/trail/audit-event.js';
import { checkRequestEvents } from '../../../src/domain/trail/check-request-events.js';
import { createTrailCheck } from '../../../src/domain/trail/check-trail.js';
import { placedBehind } from '../../../src/domain/trail/event-text.js';
import {
  askedEvent,
  endedEvent,
  type TrailRequest,
} from '../../../src/domain/trail/request-event.js';
import { wrongInEvent, wrongInRequest } from '../../../src/domain/trail/trail-shapes.js';
import { alterationsOf } from '../../support/alterations.js';

const at = new Date('2026-11-23T10:00:00Z');
const request: TrailRequest = {
  ...{ id: 'r', clubId: 'club', payerId: 'club:kari', act: 'raise-credit', requesterId: 'UO' },
  ...{ requesterRoles: ['operator'], requestHash: 'hash', askedAt: at, expiresAt: at },
  need: { why: 'threshold', amount: 1n, alone: 0n, currency: 'GBP' },
  planned: { invoiceId: 'club:1' },
  ...{ state: 'rejected', decision: { by: 'UA', at, comment: 'No' } },
};
const by = {
  ...{ clubId: 'club', at, actor: { kind: 'staff', id: 'UA' } as const },
  approvedBy: { kind: 'staff', id: 'UB' } as const,
};
const events: AuditEvent[] = [
  { id: 'a', ...by, act: 'export', payerId: 'club:kari', subject: 'CSV', reason: 'Year end' },
  {
    ...{ id: 'b', ...by, act: 'change-settings', closedEntries: 3n },
    changes: [{ setting: 'name', from: 'Club', to: 'Other' }],
  },
  askedEvent(request),
];
const digestOf = (text: string) => `digest of ${text}`;
const trail = placedBehind({ number: 0n, digest: null }, events, digestOf);

/** The document with its altered fields, and without those that are gone. */
function altering<Document extends object>(document: Document, altered: object): Document {
  const changed = Object.assign({}, document, altered);
  for (const field of Object.keys(document)) {
    if (!Object.hasOwn(altered, field)) Reflect.deleteProperty(changed, field);
  }
  return changed;
}

const state = 'rejected' as const;
const whole = { asked: askedEvent(request), ended: endedEvent(request) };

it('events and requests of every kind are as they are described', () => {
  expect(trail.map(wrongInEvent)).toEqual(trail.map(() => null));
  const open = { ...request, state: 'open' as const, decision: null };
  const byNobody = { ...request, planned: { invoiceId: null } };
  for (const one of [request, open, byNobody, { ...request, reason: 'More' }]) {
    expect(wrongInRequest(one)).toBeNull();
  }
});

it('each way to alter an event is named, and none stops the check', () => {
  const unseen = new Set<string>();
  let tried = 0;
  for (const event of trail) {
    for (const { path, altered } of alterationsOf(event)) {
      // An event without a number is looked for by itself.
      if (path === 'number gone') continue;
      const check = createTrailCheck(digestOf);
      tried += 1;
      const found = trail.flatMap((one) =>
        check.follow(one === event ? altering(one, altered) : one),
      );
      if (found.length === 0) unseen.add(path);
    }
  }
  // Free words stand outside the digests, and without what says nothing an event says the same.
  expect([...unseen].sort()).toEqual(['approvedBy gone', 'reason', 'reason gone']);
  expect(tried).toBeGreaterThan(100);
});

it('each way to alter a request is named, and none stops the check', () => {
  const unseen = new Set<string>();
  for (const { path, altered } of alterationsOf({ ...request, state })) {
    if (checkRequestEvents(altering(request, altered), whole).length === 0) unseen.add(path);
  }
  // Its events are found by club and id; it has more in it than they tell, and free words.
  expect([...unseen].sort()).toEqual([
    ...[' more', 'clubId', 'decision more', 'decision.comment', 'decision.comment gone'],
    ...['id', 'need more', 'planned more'],
  ]);
});
