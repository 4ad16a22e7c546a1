/**
 * The id under which a club's record is stored: the club first, so that two clubs may use the
 * same invoice numbers and contact ids in one database.
 */
export function recordId(clubId: string, ownId: string): string {
  return `${clubId}:${ownId}`;
}

/** The record's own id again, as the club wrote it. */
export function ownId(clubId: string, storedId: string): string {
  return storedId.startsWith(`${clubId}:`) ? storedId.slice(clubId.length + 1) : storedId;
}
