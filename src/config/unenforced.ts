/**
 * Settings that belong to what this version does not have yet, with what holds instead. A setting
 * that is read and changes nothing would be a promise that nobody keeps, so each refuses the
 * start. What builds one of them deletes its row; a test finds a row that is missing or too many.
 */
export const unenforced: Unenforced = {
  INTAKE_TOKEN: 'there is no /api/v1',
};

/** By name of the variable: what holds instead, as a sentence goes on after a colon. */
export type Unenforced = Readonly<Record<string, string>>;

export function isUnenforced(name: string, list: Unenforced = unenforced): boolean {
  return Object.hasOwn(list, name);
}
