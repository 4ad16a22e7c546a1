import type { Action } from '../people/rights.js';
import type { Need } from './needs-second-person.js';
import type { ActInput, PlannedAct } from './request.js';

/** What was tried, so that a second person can be asked for it. */
export type TriedAct = {
  act: Action;
  input: ActInput;
  reason: string;
  requestHash: string;
  planned: PlannedAct;
};

/**
 * One person alone may not do this. Nothing was sent, so nothing is booked; what was tried goes
 * with it, to be stored as a request.
 */
export class SecondPersonNeeded extends Error {
  override readonly name = 'SecondPersonNeeded';
  readonly need: Need;
  readonly tried: TriedAct;

  constructor(need: Need, tried: TriedAct) {
    super('A second person has to approve this. Nothing was booked: ask for it in Slack.');
    this.need = need;
    this.tried = tried;
  }
}

/** An act was planned to be looked at, and not to be booked. */
export class OnlyPlanned extends Error {
  override readonly name = 'OnlyPlanned';
  readonly planned: PlannedAct;

  constructor(planned: PlannedAct) {
    super('this was only planned, and nothing is booked');
    this.planned = planned;
  }
}
