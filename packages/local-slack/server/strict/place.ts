export type Surface = 'modal' | 'home' | 'message';
export type Fault = { pointer: string; message: string };

/** Where in a view or message a check is, and the faults found so far. */
export type Place = { pointer: string; surface: Surface; faults: Fault[] };
export type Check = (value: unknown, place: Place) => void;

export function startAt(pointer: string, surface: Surface): Place {
  return { pointer, surface, faults: [] };
}

export function within(place: Place, key: string | number): Place {
  return { ...place, pointer: `${place.pointer}/${key}` };
}

export function fault(place: Place, message: string): void {
  place.faults.push({ pointer: place.pointer, message });
}

/** As Slack writes them into `response_metadata.messages`. */
export function faultMessages(faults: readonly Fault[]): string[] {
  return faults.map(({ pointer, message }) => `[ERROR] ${message} [json-pointer:${pointer}]`);
}
