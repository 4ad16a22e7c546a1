import type { RecordedActor } from '../people/actor.js';

/** What every event of the trail says. */
export type EventCommon = {
  /** That of the form, or of the request that was approved: sent twice it is one event. */
  id: string;
  clubId: string;
  actor: RecordedActor;
  /** The second person, where one approved it. */
  approvedBy: RecordedActor | null;
  at: Date;
  /** It was done before events had numbers, or before it had an event, and got it by an update. */
  addedByUpdate?: true;
};
