/** Every time zone that this machine knows by a name of the IANA list, in the order of the names. */
const zones: readonly string[] = [
  ...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC']),
].sort();

function words(text: string): string {
  return text
    .toLowerCase()
    .replace(/[/_\s]+/g, ' ')
    .trim();
}

/** The time zones whose names hold everything that was typed; all of them where nothing was. */
export function timeZonesLike(typed: string): string[] {
  const wanted = words(typed).split(' ');
  return zones.filter((zone) => wanted.every((one) => words(zone).includes(one)));
}
