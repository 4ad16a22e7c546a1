import { type BooksDifference, fault } from '../books/difference.js';
import type { PlacedEvent } from './audit-event.js';
import { eventText } from './event-text.js';
import type { KnownEvent, TrailHead } from './trail-head.js';
import { wrongInEvent } from './trail-shapes.js';

/** Follows the trail, one event after another, and names where it is broken. */
export type TrailCheck = {
  follow: (event: PlacedEvent) => BooksDifference[];
  /** @param last the number that the newest event got */
  end: (last: bigint) => BooksDifference[];
  /** The newest event that was followed. */
  head: () => TrailHead;
};

function wrong(id: string, what: string, expected: string, stored: string): BooksDifference {
  return fault({ document: 'audit event', id }, what, { expected, stored });
}

const knewIt: Record<KnownEvent['from'], string> = {
  check: 'as a check before this one saw it',
  note: 'as it was noted',
};

/** What is not as it is known from outside: nothing in a trail itself can prove its own end. */
function unlikeKnown({ id, number, digest }: PlacedEvent, known: readonly KnownEvent[]) {
  return known
    .filter((one) => one.number === number && !digest.startsWith(one.digest))
    .map((one) => wrong(id, `digest of event ${number}, ${knewIt[one.from]}`, one.digest, digest));
}

/** @param known events that have to be in it as they are known */
export function createTrailCheck(
  digestOf: (text: string) => string,
  known: readonly KnownEvent[] = [],
): TrailCheck {
  let seen: TrailHead = { number: 0n, digest: null };
  return {
    follow(event) {
      const { id, number, previous, digest } = event;
      const [due, before] = [seen.number + 1n, seen.digest];
      seen = { number, digest };
      const broken = wrongInEvent(event);
      // No digest can be made of it.
      if (broken !== null) return [wrong(id, broken.path, 'as the desk writes it', broken.stored)];
      const made = digestOf(eventText(event, { number, previous }));
      return [
        ...(number === due ? [] : [wrong(id, 'number', `${due}`, `${number}`)]),
        ...(previous === before ? [] : [wrong(id, 'event before it', `${before}`, `${previous}`)]),
        ...(digest === made ? [] : [wrong(id, 'digest', made, `${digest}`)]),
        ...unlikeKnown(event, known),
      ];
    },
    end(last) {
      const { number } = seen;
      const missing = known.filter((one) => one.number > number);
      return [
        ...(number >= last ? [] : [wrong('the newest', 'number', `${last}`, `${number}`)]),
        ...missing.map((one) => {
          return wrong('the newest', `number, ${knewIt[one.from]}`, `${one.number}`, `${number}`);
        }),
      ];
    },
    head: () => seen,
  };
}
