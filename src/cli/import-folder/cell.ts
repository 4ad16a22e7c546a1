import { z } from 'zod';

/** What a cell's text means, or one sentence about what is wrong with it. */
export type CellResult<Value> = { value: Value } | { reason: string };

/** Reads the text of one cell, which is not blank. */
export type CellReader<Value> = (text: string) => CellResult<Value>;

function blankReason(what: string): string {
  return `The cell is blank; it needs ${what}.`;
}

/** A cell that must say something. `what` ends the sentence "The cell is blank; it needs …". */
export function required<Value>(read: CellReader<Value>, what: string) {
  return z.string().transform((text, context): Value => {
    const result = text === '' ? { reason: blankReason(what) } : read(text);
    if ('value' in result) return result.value;
    context.addIssue({ code: 'custom', message: result.reason });
    return z.NEVER;
  });
}

/** A cell that may be blank, which is read as null; so is a column that is not there. */
export function optional<Value>(read: CellReader<Value>) {
  return z.string().transform((text, context): Value | null => {
    if (text === '') return null;
    const result = read(text);
    if ('value' in result) return result.value;
    context.addIssue({ code: 'custom', message: result.reason });
    return z.NEVER;
  });
}
