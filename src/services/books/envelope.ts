import type { Actor } from '../../domain/people/actor.js';

/**
 * What every write brings along. `operationId` is minted when a form opens: the same id with the
 * same inputs gets the stored answer again, and is never booked twice.
 */
export type Envelope = { actor: Actor; operationId: string };
