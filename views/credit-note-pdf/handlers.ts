import { creditNoteDocument } from '../../src/services/credit/credit-note-document.js';
import { buttonValue } from '../flow/pressed-button.js';
import { sendPdf } from '../flow/send-pdf.js';
import type { FormHandlers } from '../flow/surroundings.js';
import { creditNotePdfIds, creditNotePdfTitle } from './ids.js';

const form = { title: creditNotePdfTitle, callbackId: creditNotePdfIds.callback };

export const submissions: FormHandlers['submissions'] = {};

export const actions: FormHandlers['actions'] = {
  [creditNotePdfIds.send]: (surroundings, pressed) =>
    sendPdf(surroundings, pressed, {
      ...form,
      make: (actor) => creditNoteDocument(surroundings.desk, actor, buttonValue(pressed.body)),
    }),
};

export const searches: FormHandlers['searches'] = {};
