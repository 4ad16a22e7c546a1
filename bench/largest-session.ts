// Is a very large session cancelled as fast per person as a full one, and in how much memory?
import { expectEqual } from './support/faults.js';
import { storeSession } from './support/made-session.js';
import type { Arm, Question } from './support/question.js';
import { perSecond } from './support/question.js';
import type { Sizes } from './support/sizes.js';
import { cancelInProcess } from './support/start-cancel-process.js';

const bytesInMegabyte = 1024 * 1024;

function armOf(name: string, size: (sizes: Sizes) => number): Arm {
  return {
    name,
    once: true,
    run: ({ sizes, withDesk }) =>
      withDesk(async (desk) => {
        const attendees = size(sizes);
        await storeSession(desk.store, attendees);
        const { draftMs, runMs, peakBytes, logged } = await cancelInProcess(desk.uri);
        const { credit_notes: notes, job_parts: parts } = desk.store.collections;
        const booked = await parts.countDocuments({ state: 'booked' });
        return {
          figures: [
            { name: `${name}, preview`, unit: 'per second', value: perSecond(attendees, draftMs) },
            { name: `${name}, cancelled`, unit: 'per second', value: perSecond(attendees, runMs) },
            { name: `${name}, memory at most`, unit: 'MB', value: peakBytes / bytesInMegabyte },
          ],
          faults: [
            ...expectEqual('credit notes', await notes.countDocuments(), attendees),
            ...expectEqual('attendees booked', booked, attendees),
            ...logged,
          ],
        };
      }),
  };
}

export const largestSession: Question = {
  name: 'largest-session',
  asks: 'Is a very large session cancelled as fast per person as a full one, and in how much memory?',
  arms: [
    armOf('full session', ({ attendees }) => attendees),
    armOf('largest session', ({ mostAttendees }) => mostAttendees),
  ],
};
