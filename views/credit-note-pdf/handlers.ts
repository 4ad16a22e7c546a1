import type { Actor } from '../../src/domain/people/actor.js';
import { creditNoteDocument } from '../../src/services/credit/credit-note-document.js';
import type { Desk } from '../../src/services/desk.js';
import type { Pressed } from '../../src/slack/receive/handlers.js';
import { buttonValue } from '../flow/pressed-button.js';
import { sendDocument } from '../flow/send-document.js';
import type { FormHandlers, Surroundings } from '../flow/surroundings.js';
import { creditNotePdfIds, creditNotePdfTitle } from './ids.js';
import { aboutUnshown, notSentModal, sendingModal, sentModal } from './modal.js';

async function fileOf(desk: Desk, actor: Actor, creditNoteId: string) {
  const document = await creditNoteDocument(desk, actor, creditNoteId);
  const unshown = aboutUnshown(document);
  const says = unshown === null ? document.title : `${document.title}. ${unshown}`;
  return { ...document, says };
}

async function sendPdf(surroundings: Surroundings, pressed: Pressed): Promise<void> {
  await sendDocument(surroundings, pressed, {
    what: 'Making the PDF',
    title: creditNotePdfTitle,
    make: (actor: Actor) => fileOf(surroundings.desk, actor, buttonValue(pressed.body)),
    sending: sendingModal,
    sent: sentModal,
    notSent: notSentModal,
  });
}

export const submissions: FormHandlers['submissions'] = {};
export const actions: FormHandlers['actions'] = { [creditNotePdfIds.send]: sendPdf };
export const searches: FormHandlers['searches'] = {};
