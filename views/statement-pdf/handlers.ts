import { statementFile } from '../../src/services/credit/statement-document.js';
import { buttonValue } from '../flow/pressed-button.js';
import { sendPdf } from '../flow/send-pdf.js';
import type { FormHandlers } from '../flow/surroundings.js';
import { statementPdfOf } from './button.js';
import { statementPdfIds, statementPdfTitle } from './ids.js';

const form = { title: statementPdfTitle, callbackId: statementPdfIds.callback };

export const submissions: FormHandlers['submissions'] = {};

export const actions: FormHandlers['actions'] = {
  [statementPdfIds.send]: (surroundings, pressed) =>
    sendPdf(surroundings, pressed, {
      ...form,
      make: (actor) =>
        statementFile(surroundings.desk, actor, statementPdfOf(buttonValue(pressed.body))),
    }),
};

export const searches: FormHandlers['searches'] = {};
