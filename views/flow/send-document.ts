import type { ModalView } from '@slack/types';
import type { Actor } from '../../src/domain/people/actor.js';
import { type FileToSend, noFilesAllowed, sendFile } from '../../src/slack/answer/send-file.js';
import type { Pressed } from '../../src/slack/receive/handlers.js';
import { slackErrorCode } from '../../src/slack/slack-error.js';
import { showNext } from './show-next.js';
import type { Surroundings } from './surroundings.js';

/** `what` is what was tried, as a sentence begins: `Making the PDF`. */
export type DocumentWords<Document extends FileToSend> = {
  what: string;
  title: string;
  make: (actor: Actor) => Promise<Document>;
  sending: (document: Document) => ModalView;
  sent: (document: Document) => ModalView;
  /** The sentence is plain words. */
  notSent: (sentence: string) => ModalView;
};

/** The file as a message to the person who pressed; what became of it, for the modal. */
async function sentView<Document extends FileToSend>(
  { edge }: Surroundings,
  { body, client }: Pressed,
  { words, document }: { words: DocumentWords<Document>; document: Document },
): Promise<ModalView> {
  const { what } = words;
  try {
    await sendFile(client, body.user.id, document);
    return words.sent(document);
  } catch (error) {
    if (noFilesAllowed(error)) {
      return words.notSent(
        'Slack does not let Credit Desk send files yet. Ask an admin to install the app again with the scope files:write.',
      );
    }
    const explanation = edge.explain(error, { what, next: { kind: 'try' }, from: body });
    return words.notSent(explanation.kind === 'fields' ? what : explanation.sentence);
  }
}

/** A button that makes a file: a modal says that it is on its way, then what became of it. */
export async function sendDocument<Document extends FileToSend>(
  surroundings: Surroundings,
  pressed: Pressed,
  words: DocumentWords<Document>,
): Promise<void> {
  const { edge } = surroundings;
  const { client } = pressed;
  const { what, title } = words;
  const made: Document[] = [];
  const viewId = await showNext(edge, pressed, { what, title }, async (actor) => {
    const document = await words.make(actor);
    made.push(document);
    return words.sending(document);
  });
  const [document] = made;
  if (document === undefined) return;
  const view = await sentView(surroundings, pressed, { words, document });
  if (viewId === null) return;
  try {
    await client.views.update({ view_id: viewId, view });
  } catch (error) {
    // The person closed it meanwhile; the message is there.
    if (slackErrorCode(error) === 'not_found') return;
    edge.explain(error, { what: 'Showing what became of the file', next: { kind: 'try' } });
  }
}
