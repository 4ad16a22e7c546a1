import type { Pressed, Submitted } from '../../src/slack/receive/handlers.js';
import type { FormHandlers, Surroundings } from './surroundings.js';
import { openUndo, type Shown, submitUndo, type Undo } from './undo.js';

/** `open`: id of the button that opens the form; `callback`: id under which the form is sent. */
type UndoIds = { open: string; callback: string };

/** What the `handlers.ts` of a form exports that is one undo and nothing else. */
export function undoHandlers<Preview extends Shown>(
  { open, callback }: UndoIds,
  undo: Undo<Preview>,
): Pick<FormHandlers, 'submissions' | 'actions' | 'searches'> {
  return {
    submissions: {
      [callback]: (surroundings: Surroundings, submitted: Submitted) =>
        submitUndo(surroundings, submitted, undo),
    },
    actions: {
      [open]: (surroundings: Surroundings, pressed: Pressed) =>
        openUndo(surroundings, pressed, undo),
    },
    searches: {},
  };
}
