/** A wall-clock time as milliseconds, as if it were UTC. */
type WallClock = number;

export type ClubTime =
  | { ok: true; at: Date }
  /** The clocks are put forward over this time: it does not exist on that day. */
  | { ok: false };

const dayMs = 86_400_000;

function offsetReader(timeZone: string): (instantMs: number) => number {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  return (instantMs) => {
    const parts = new Map(
      format.formatToParts(instantMs).map(({ type, value }) => [type, Number(value)]),
    );
    const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
    const wall = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'));
    return wall + part('minute') * 60_000 + part('second') * 1000 - instantMs;
  };
}

/**
 * Makes the function that turns a club's wall-clock time into an instant. A time that comes twice
 * when the clocks go back is the first of the two; one that never comes is refused.
 *
 * @param timeZone an IANA name such as `Europe/London`; another text throws a RangeError.
 */
export function clubClock(timeZone: string): (wallClock: WallClock) => ClubTime {
  const offsetAt = offsetReader(timeZone);
  const offsetOfDay = new Map<number, number>();
  const remembered = (day: number): number => {
    const known = offsetOfDay.get(day);
    if (known !== undefined) return known;
    const offset = offsetAt(day * dayMs);
    offsetOfDay.set(day, offset);
    return offset;
  };
  return (wallClock) => {
    const day = Math.floor(wallClock / dayMs);
    // A zone is at most 14 hours from UTC, so these two instants lie around the wanted one.
    const before = remembered(day - 1);
    const after = remembered(day + 2);
    if (before === after) return { ok: true, at: new Date(wallClock - before) };
    const found = [wallClock - before, wallClock - after]
      .filter((instant) => instant + offsetAt(instant) === wallClock)
      .sort((one, other) => one - other)[0];
    return found === undefined ? { ok: false } : { ok: true, at: new Date(found) };
  };
}
