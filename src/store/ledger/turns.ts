import type { ClientSession } from 'mongodb';
import type { Store } from '../connection.js';
import { StalePlan } from './write-changes.js';

/** How often something was done; whoever does it next writes that down. */
export type Turn = { id: string; value: bigint };

export async function findTurn({ collections }: Store, id: string): Promise<Turn> {
  const found = await collections.counters.findOne({ _id: id });
  return { id, value: found?.value ?? 0n };
}

/** Two at once cannot both take the same turn. @throws StalePlan, or a duplicate key for the first */
export async function takeTurn(
  { collections }: Store,
  { id, value }: Turn,
  session: ClientSession,
): Promise<void> {
  if (value === 0n) {
    await collections.counters.insertOne({ _id: id, value: 1n }, { session });
    return;
  }
  const { matchedCount } = await collections.counters.updateOne(
    { _id: id, value },
    { $inc: { value: 1n } },
    { session },
  );
  if (matchedCount !== 1) throw new StalePlan();
}

/** Whoever issues an invoice takes it: it changes no document that others change as well. */
export function issueTurnId(payerId: string): string {
  return `issue-invoice:${payerId}`;
}

/** Whatever is asked for, or given where a second person may be needed, takes it. */
export function secondPersonTurnId(payerId: string): string {
  return `second-person:${payerId}`;
}

/** Whoever brings somebody back into a product takes it. */
export function personTurnId(contactId: string): string {
  return `person:${contactId}`;
}

/** Takes a turn whatever it is, with what is written at the same time: who read it is stale. */
export async function passTurn(
  { collections }: Store,
  id: string,
  session: ClientSession,
): Promise<void> {
  const step = { $inc: { value: 1n } };
  await collections.counters.updateOne({ _id: id }, step, { upsert: true, session });
}

/**
 * Takes the next turn by itself, so that whoever read one before it is stale.
 * @returns how often it was taken until now, this time as well
 */
export async function takeTurnNow({ collections }: Store, id: string): Promise<bigint> {
  const counter = await collections.counters.findOneAndUpdate(
    { _id: id },
    { $inc: { value: 1n } },
    { upsert: true, returnDocument: 'after' },
  );
  if (counter === null) throw new Error(`the turn ${id} was not stored`);
  return counter.value;
}
