import { creditNoteDocument } from '../../src/services/credit/credit-note-document.js';
import { noFilesAllowed, sendFile } from '../../src/slack/answer/send-file.js';
import type { Pressed } from '../../src/slack/receive/handlers.js';
import { slackErrorCode } from '../../src/slack/slack-error.js';
import { buttonValue } from '../flow/pressed-button.js';
import { showNext } from '../flow/show-next.js';
import type { FormHandlers, Surroundings } from '../flow/surroundings.js';
import { creditNotePdfIds, creditNotePdfTitle } from './ids.js';
import { aboutUnshown, notSentModal, sendingModal, sentModal } from './modal.js';

type Document = Awaited<ReturnType<typeof creditNoteDocument>>;

const what = 'Making the PDF';

/** The file as a message to the person who pressed; what became of it, in the modal. */
async function sent({ edge }: Surroundings, { body, client }: Pressed, document: Document) {
  try {
    const unshown = aboutUnshown(document);
    const says = unshown === null ? document.title : `${document.title}. ${unshown}`;
    await sendFile(client, body.user.id, { ...document, says });
    return sentModal(document);
  } catch (error) {
    if (noFilesAllowed(error)) {
      return notSentModal(
        'Slack does not let Credit Desk send files yet. Ask an admin to install the app again with the scope files:write.',
      );
    }
    const explanation = edge.explain(error, { what, next: { kind: 'try' }, from: body });
    return notSentModal(explanation.kind === 'fields' ? what : explanation.sentence);
  }
}

async function sendPdf(surroundings: Surroundings, pressed: Pressed): Promise<void> {
  const { desk, edge } = surroundings;
  const { body, client } = pressed;
  const made: Document[] = [];
  const next = { what, title: creditNotePdfTitle };
  const viewId = await showNext(edge, pressed, next, async (actor) => {
    const document = await creditNoteDocument(desk, actor, buttonValue(body));
    made.push(document);
    return sendingModal(document);
  });
  const [document] = made;
  if (document === undefined) return;
  const view = await sent(surroundings, pressed, document);
  if (viewId === null) return;
  try {
    await client.views.update({ view_id: viewId, view });
  } catch (error) {
    // The person closed it meanwhile; the message is there.
    if (slackErrorCode(error) === 'not_found') return;
    edge.explain(error, { what: 'Showing what became of the PDF', next: { kind: 'try' } });
  }
}

export const submissions: FormHandlers['submissions'] = {};
export const actions: FormHandlers['actions'] = { [creditNotePdfIds.send]: sendPdf };
export const searches: FormHandlers['searches'] = {};
