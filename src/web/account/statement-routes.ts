import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { CreditError } from '../../domain/errors.js';
import type { Actor } from '../../domain/people/actor.js';
import type { Contact } from '../../domain/people/club-records.js';
import { statementFile } from '../../services/credit/statement-document.js';
import { readWholeStatement } from '../../services/credit/whole-statement.js';
import type { Desk } from '../../services/desk.js';
import { type AccountOverview, readAccount } from '../../services/links/account-page.js';
import { ownCreditNote } from '../../services/links/own-credit-note.js';
import { accountView } from './account-view.js';
import { pageFrame, pageWords } from './page-words.js';
import { type AccountPage, render } from './render.js';
import { sendMessage, sendPage, sendSignedOut } from './send-page.js';
import { cookieOf, csrfOf } from './session-cookie.js';
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
  router.get(
    '/statement.csv',
    whenSignedIn(desk, async (request, response, { payer }) => {
      const of = { payerId: payer.id, currency: wanted.parse(request.query).currency };
      const whole = await readWholeStatement(desk, actorOf(payer), { ...of, most: mostRows });
      response.attachment('statement.csv').type('text/csv; charset=utf-8');
      response.send(statementCsv(whole, pageWords(desk)));
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
          next: { href: pageFrame(desk).base, text: 'Back to my account' },
        });
      }
    }),
  );
  return router;
}

type Shown = { overview: AccountOverview; cookie: string };

/** Shows the account of whoever is signed in, which is read with its session in one question. */
function withAccount(
  desk: Desk,
  {
    page,
    show,
  }: { page: 'asked' | 'first'; show: (shown: Shown) => Promise<AccountPage> | AccountPage },
) {
  return async (request: Request, response: Response): Promise<void> => {
    const cookie = cookieOf(request);
    const asked = wanted.parse(request.query);
    const at = { currency: asked.currency, page: page === 'asked' ? asked.page - 1 : 0 };
    const overview = cookie === '' ? null : await readAccount(desk, cookie, at);
    if (overview === null) return sendSignedOut(desk, response, 'again' in request.query);
    sendPage(response, 200, render.account(pageFrame(desk), await show({ overview, cookie })));
  };
}

/** The account, its statement to print, and its files. */
export function statementRoutes(desk: Desk): Router {
  const router = Router();
  const around = (cookie: string) => {
    return { words: pageWords(desk), base: pageFrame(desk).base, csrf: csrfOf(cookie) };
  };
  router.get(
    '/',
    withAccount(desk, {
      page: 'asked',
      show: ({ overview, cookie }) => accountView(overview, { ...around(cookie), whole: false }),
    }),
  );
  router.get(
    '/statement',
    withAccount(desk, {
      page: 'first',
      async show({ overview, cookie }) {
        const { payer, everything: first } = overview;
        const of = { payerId: payer.id, currency: first?.currency ?? null, most: mostRows };
        const { everything } = await readWholeStatement(desk, actorOf(payer), of);
        return accountView({ ...overview, everything }, { ...around(cookie), whole: true });
      },
    }),
  );
  return router.use(fileRoutes(desk));
}
