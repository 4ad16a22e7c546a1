import type { ModalView } from '@slack/types';
import type { Actor } from '../../src/domain/people/actor.js';
import { type FileToSend, noFilesAllowed, sendFile } from '../../src/slack/answer/send-file.js';
import { type PicturesToSend, sendPictures } from '../../src/slack/answer/send-pictures.js';
import type { Pressed } from '../../src/slack/receive/handlers.js';
import { showNext } from './show-next.js';
import type { Surroundings } from './surroundings.js';

/** `what` is what was tried, as a sentence begins: `Making the PDF`. */
export type DocumentWords<Document> = {
  what: string;
  title: string;
  make: (actor: Actor) => Promise<Document>;
  sent: (document: Document) => ModalView;
  /** The sentence is plain words. */
  notSent: (sentence: string) => ModalView;
};

type Sending<Document> = (
  client: Pressed['client'],
  userId: string,
  document: Document,
) => Promise<void>;

/** A button that makes something and sends it; the modal says what is under way, then what came of it. */
async function sendMade<Document>(
  surroundings: Surroundings,
  pressed: Pressed,
  { send, ...words }: DocumentWords<Document> & { send: Sending<Document> },
): Promise<void> {
  const { body, client } = pressed;
  const { what, title } = words;
  const next = { what, title, takesLong: true };
  await showNext(surroundings.edge, pressed, next, async (actor) => {
    const document = await words.make(actor);
    try {
      await send(client, body.user.id, document);
      return words.sent(document);
    } catch (error) {
      if (noFilesAllowed(error)) {
        return words.notSent(
          'Slack does not let Credit Desk send files yet. Ask an admin to install the app again with the scope files:write.',
        );
      }
      const attempt = { what, next: { kind: 'try' }, from: body } as const;
      const explanation = surroundings.edge.explain(error, attempt);
      return words.notSent(explanation.kind === 'fields' ? what : explanation.sentence);
    }
  });
}

/** A file as a message to the person who pressed. */
export async function sendDocument<Document extends FileToSend>(
  surroundings: Surroundings,
  pressed: Pressed,
  words: DocumentWords<Document>,
): Promise<void> {
  await sendMade(surroundings, pressed, { ...words, send: sendFile });
}

/** Pictures as one message to the person who pressed. */
export async function sendDrawn<Drawn extends PicturesToSend>(
  surroundings: Surroundings,
  pressed: Pressed,
  words: DocumentWords<Drawn>,
): Promise<void> {
  await sendMade(surroundings, pressed, { ...words, send: sendPictures });
}
