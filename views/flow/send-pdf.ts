import type { Actor } from '../../src/domain/people/actor.js';
import { noFilesAllowed, sendFile } from '../../src/slack/answer/send-file.js';
import type { Pressed } from '../../src/slack/receive/handlers.js';
import { slackErrorCode } from '../../src/slack/slack-error.js';
import {
  aboutUnshown,
  notSentPdfModal,
  type PdfForm,
  type SentPdf,
  sendingPdfModal,
  sentPdfModal,
} from '../forms/pdf-modal.js';
import { showNext } from './show-next.js';
import type { Surroundings } from './surroundings.js';

type Document = SentPdf & { title: string; bytes: Buffer };

const what = 'Making the PDF';

/** The file as a message to the person who pressed; what became of it, in the modal. */
async function sent(
  { edge }: Surroundings,
  { body, client }: Pressed,
  { form, document }: { form: PdfForm; document: Document },
) {
  try {
    const unshown = aboutUnshown(document);
    const says = unshown === null ? document.title : `${document.title}. ${unshown}`;
    await sendFile(client, body.user.id, { ...document, says });
    return sentPdfModal(form, document);
  } catch (error) {
    if (noFilesAllowed(error)) {
      return notSentPdfModal(
        form,
        'Slack does not let Credit Desk send files yet. Ask an admin to install the app again with the scope files:write.',
      );
    }
    const explanation = edge.explain(error, { what, next: { kind: 'try' }, from: body });
    return notSentPdfModal(form, explanation.kind === 'fields' ? what : explanation.sentence);
  }
}

/** Makes a document and sends it to the person who pressed; `make` checks the right. */
export async function sendPdf(
  surroundings: Surroundings,
  pressed: Pressed,
  form: PdfForm & { make: (actor: Actor) => Promise<Document> },
): Promise<void> {
  const { edge } = surroundings;
  const { client } = pressed;
  const made: Document[] = [];
  const next = { what, title: form.title };
  const viewId = await showNext(edge, pressed, next, async (actor) => {
    const document = await form.make(actor);
    made.push(document);
    return sendingPdfModal(form, document);
  });
  const [document] = made;
  if (document === undefined) return;
  const view = await sent(surroundings, pressed, { form, document });
  if (viewId === null) return;
  try {
    await client.views.update({ view_id: viewId, view });
  } catch (error) {
    // The person closed it meanwhile; the message is there.
    if (slackErrorCode(error) === 'not_found') return;
    edge.explain(error, { what: 'Showing what became of the PDF', next: { kind: 'try' } });
  }
}
