import type { Earlier } from '../books/looks-alike.js';
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

/** What was asked for and given of the payer when it was looked at: whoever is next changes it. */
export type SeenTurn = { id: string; value: bigint };

/**
 * One person alone may not do this. Nothing was sent, so nothing is booked; what was tried goes
 * with it, to be stored as a request.
 */
export class SecondPersonNeeded extends Error {
  override readonly name = 'SecondPersonNeeded';
  readonly need: Need;
  readonly tried: TriedAct;
  readonly turn: SeenTurn;

  constructor(need: Need, tried: TriedAct, turn: SeenTurn) {
    super('A second person has to approve this. Nothing was booked: ask for it in Slack.');
    this.need = need;
    this.tried = tried;
    this.turn = turn;
  }
}

/** Something else of the same payer was asked for or given in between: it is to be looked at anew. */
export class AskedMeanwhile extends Error {
  override readonly name = 'AskedMeanwhile';
}

/** An act was planned to be looked at, and not to be booked. */
export class OnlyPlanned extends Error {
  override readonly name = 'OnlyPlanned';
  readonly planned: PlannedAct;
  /** The newest of the same that was booked since it was asked for. */
  readonly same: Earlier | null;

  constructor(planned: PlannedAct, same: Earlier | null) {
    super('this was only planned, and nothing is booked');
    this.planned = planned;
    this.same = same;
  }
}
