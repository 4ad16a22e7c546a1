import { type Response, Router } from 'express';
import { z } from 'zod';
import { CreditError } from '../../domain/errors.js';
import type { Actor } from '../../domain/people/actor.js';
import type { Contact } from '../../domain/people/club-records.js';
import { statementFile } from '../../services/credit/statement-document.js';
import { readWholeStatement } from '../../services/credit/whole-statement.js';
import type { Desk } from '../../services/desk.js';
import { readAccount } from '../../services/links/account-page.js';
import { ownCreditNote } from '../../services/links/own-credit-note.js';
import { accountView } from './account-view.js';
import { pageFrame, pageWords } from './page-words.js';
import { render } from './render.js';
import { sendMessage, sendPage } from './send-page.js';
import { csrfOf } from './session-cookie.js';
import { whenSignedIn } from './signed-in.js';
import { statementCsv } from './statement-csv.js';

/** What an address asks for; whatever else stands in it is left out. */
const wanted = z.object({
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .nullable()
    .catch(null),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});

const wantedNote = z.object({ number: z.string().max(200).catch('') });

/** A statement in one piece has about so many rows at most; it says how many are left out. */
const mostRows = 2_000;

function actorOf(payer: Contact): Actor {
  return { kind: 'customer', payerId: payer.id };
}

function sendPdf(response: Response, { fileName, bytes }: { fileName: string; bytes: Buffer }) {
  response.attachment(fileName).type('application/pdf').send(bytes);
}

/** Files of the statement in one currency. */
function fileRoutes(desk: Desk): Router {
  const router = Router();
  const words = pageWords(desk);
  const page = pageFrame(desk);
  router.get(
    '/statement.csv',
    whenSignedIn(desk, async (request, response, { payer }) => {
      const of = { payerId: payer.id, currency: wanted.parse(request.query).currency };
      const whole = await readWholeStatement(desk, actorOf(payer), { ...of, most: mostRows });
      response.attachment('statement.csv').type('text/csv; charset=utf-8');
      response.send(statementCsv(whole, words));
    }),
  );
  router.get(
    '/statement.pdf',
    whenSignedIn(desk, async (request, response, { payer }) => {
      const of = { payerId: payer.id, currency: wanted.parse(request.query).currency };
      sendPdf(response, await statementFile(desk, actorOf(payer), of));
    }),
  );
  router.get(
    '/credit-note',
    whenSignedIn(desk, async (request, response, { payer }) => {
      const { number } = wantedNote.parse(request.query);
      try {
        sendPdf(response, await ownCreditNote(desk, payer, number));
      } catch (error) {
        if (!(error instanceof CreditError) || error.code !== 'not-found') throw error;
        sendMessage(desk, response, 404, {
          heading: 'This credit note is not in your account',
          sentences: ['Go back to your account and choose a credit note in your statement.'],
          next: { href: page.base, text: 'Back to my account' },
        });
      }
    }),
  );
  return router;
}

/** The account, its statement to print, and its files. */
export function statementRoutes(desk: Desk): Router {
  const router = Router();
  const words = pageWords(desk);
  const page = pageFrame(desk);
  router.get(
    '/',
    whenSignedIn(desk, async (request, response, { payer, cookie }) => {
      const asked = wanted.parse(request.query);
      const overview = await readAccount(desk, payer, { ...asked, page: asked.page - 1 });
      const around = { words, base: page.base, csrf: csrfOf(cookie), whole: false };
      sendPage(response, 200, render.account(page, accountView(overview, around)));
    }),
  );
  router.get(
    '/statement',
    whenSignedIn(desk, async (request, response, { payer, cookie }) => {
      const { currency } = wanted.parse(request.query);
      const of = { payerId: payer.id, currency, most: mostRows };
      const [overview, { everything }] = await Promise.all([
        readAccount(desk, payer, { currency, page: 0 }),
        readWholeStatement(desk, actorOf(payer), of),
      ]);
      const around = { words, base: page.base, csrf: csrfOf(cookie), whole: true };
      sendPage(
        response,
        200,
        render.account(page, accountView({ ...overview, everything }, around)),
      );
    }),
  );
  return router.use(fileRoutes(desk));
}
