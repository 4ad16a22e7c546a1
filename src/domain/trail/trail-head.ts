/** Where the trail ends: with no event, or with the newest. */
export type TrailHead = { number: bigint; digest: string | null };

/** An event of which somebody knows the digest, or its first characters, from outside the trail. */
export type KnownEvent = { number: bigint; digest: string; from: 'check' | 'note' };

/** Characters of a digest that are told: enough that no other event can be made to have them. */
const toldCharacters = 16;

/** The newest event for people, to be kept outside the database: `1234:` and what its digest begins with. */
export function noteOfHead({ number, digest }: TrailHead): string {
  return `${number}:${(digest ?? '').slice(0, toldCharacters)}`;
}

/** Eight characters are what somebody may have copied of a note at least. */
const notePattern = /^([1-9]\d{0,17}):([A-Za-z0-9_-]{8,43})$/;

/** @returns null where it is no such note */
export function readNote(text: string): KnownEvent | null {
  const [, number, digest] = notePattern.exec(text) ?? [];
  if (number === undefined || digest === undefined) return null;
  return { number: BigInt(number), digest, from: 'note' };
}
