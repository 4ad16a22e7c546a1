/**
 * What cancelling and leaving give, a second time, as short as it can be said and without a line of
 * `src/domain/sessions`: the real services have to agree with it. Amounts in minor units.
 */
export type ModelPlace = { name: string; paid: bigint };
export type ModelClass = {
  people: readonly ModelPlace[];
  /** By `person session`. */
  given: Map<string, bigint>;
  free: Set<string>;
  cancelled: Set<number>;
  /** The job that removed somebody, and the places that it took. */
  removed: Map<string, { partId: string; places: number[] }>;
};

export const sessionCount = 10;
/** The others have begun. */
export const ahead = [5, 6, 7, 8, 9, 10];

export const keyOf = (name: string, session: number) => `${name} ${session}`;

/** What is paid for one session: the earlier ones take what does not divide. */
export function shareOf({ paid }: ModelPlace, session: number): bigint {
  const count = BigInt(sessionCount);
  return paid / count + (BigInt(session) <= paid % count ? 1n : 0n);
}

export function givenTo(model: ModelClass, { name }: ModelPlace): bigint {
  const sessions = Array.from({ length: sessionCount }, (_, index) => index + 1);
  return sessions.reduce((sum, one) => sum + (model.given.get(keyOf(name, one)) ?? 0n), 0n);
}

/** Gives what of a share was not given yet, as much as the line still has; `kept` in percent. */
export function give(
  model: ModelClass,
  place: ModelPlace,
  { session, kept }: { session: number; kept: number },
): void {
  const key = keyOf(place.name, session);
  const before = model.given.get(key) ?? 0n;
  const share = (shareOf(place, session) * BigInt(100 - kept) * 2n + 100n) / 200n;
  const left = place.paid - givenTo(model, place);
  const open = share > before ? share - before : 0n;
  model.given.set(key, before + (open < left ? open : left));
}

/** Who still has a place on a session that takes place. */
export function bookedOn(model: ModelClass, session: number): ModelPlace[] {
  return model.people.filter(({ name }) => !model.free.has(keyOf(name, session)));
}
