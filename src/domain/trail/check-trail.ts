import { type BooksDifference, fault } from '../books/difference.js';
import type { PlacedEvent } from './audit-event.js';
import { eventText, type TrailHead } from './event-text.js';

/** Follows the trail, one event after another, and names where it is broken. */
export type TrailCheck = {
  follow: (event: PlacedEvent) => BooksDifference[];
  /** @param last the number that the newest event got */
  end: (last: bigint) => BooksDifference[];
};

function wrong(id: string, what: string, expected: string, stored: string): BooksDifference {
  return fault({ document: 'audit event', id }, what, { expected, stored });
}

export function createTrailCheck(digestOf: (text: string) => string): TrailCheck {
  let seen: TrailHead = { number: 0n, digest: null };
  return {
    follow(event) {
      const { id, number, previous, digest } = event;
      const [due, before] = [seen.number + 1n, seen.digest];
      seen = { number, digest };
      const made = digestOf(eventText(event, { number, previous }));
      return [
        ...(number === due ? [] : [wrong(id, 'number', `${due}`, `${number}`)]),
        ...(previous === before ? [] : [wrong(id, 'event before it', `${before}`, `${previous}`)]),
        ...(digest === made ? [] : [wrong(id, 'digest', made, `${digest}`)]),
      ];
    },
    end(last) {
      if (seen.number >= last) return [];
      return [wrong('the newest', 'number', `${last}`, `${seen.number}`)];
    },
  };
}
