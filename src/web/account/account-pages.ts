import express, { type NextFunction, type Request, type Response, Router } from 'express';
import { z } from 'zod';
import type { Desk } from '../../services/desk.js';
import { readAccount, readWholeStatement } from '../../services/links/account-page.js';
import { endSession } from '../../services/links/account-session.js';
import { exchangeLink } from '../../services/links/exchange-link.js';
import { accountView } from './account-view.js';
import { pageFrame, pageWords } from './page-words.js';
import { closedHeaders, ownOriginOnly, pagesPerAddress, pressesOfLinks } from './protection.js';
import { render } from './render.js';
import { sendMessage, sendNoLink, sendPage } from './send-page.js';
import { clearSession, csrfOf, setSession } from './session-cookie.js';
import { whenSignedIn } from './signed-in.js';
import { statementCsv } from './statement-csv.js';
import { style } from './style.js';
import { useCreditRoutes } from './use-credit.js';

/** What an address asks for; whatever else stands in it is left out. */
const wanted = z.object({
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .nullable()
    .catch(null),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});

const largestForm = '4kb';

function openingRoutes(desk: Desk): Router {
  const router = Router();
  // Asks the database nothing: a program that opens every link changes and learns nothing.
  router.get('/open/:token', (_request, response) => {
    sendPage(response, 200, render.open(pageFrame(desk)));
  });
  router.post(
    '/open/:token',
    pressesOfLinks(desk),
    async (request: Request, response: Response) => {
      const opened = await exchangeLink(desk, String(request.params['token'] ?? ''));
      if (opened === null) return sendNoLink(desk, response);
      setSession(desk, response, opened);
      return response.redirect(303, pageFrame(desk).base);
    },
  );
  return router;
}

function statementRoutes(desk: Desk): Router {
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
      const overview = await readAccount(desk, payer, { currency, page: 0 });
      const { rows } = await readWholeStatement(desk, payer, currency);
      const { everything } = overview;
      const all = everything && { ...everything, movements: rows };
      const around = { words, base: page.base, csrf: csrfOf(cookie), whole: true };
      const view = accountView({ ...overview, everything: all }, around);
      const links = [{ href: page.base, text: 'Back to my account', download: false }];
      sendPage(response, 200, render.account(page, { ...view, links }));
    }),
  );
  router.get(
    '/statement.csv',
    whenSignedIn(desk, async (request, response, { payer }) => {
      const { currency } = wanted.parse(request.query);
      const { rows } = await readWholeStatement(desk, payer, currency);
      response.attachment('statement.csv').type('text/csv; charset=utf-8');
      response.send(statementCsv(rows, words));
    }),
  );
  return router;
}

function leaving(desk: Desk): Router {
  return Router().post(
    '/leave',
    whenSignedIn(desk, async (_request, response, { cookie }) => {
      await endSession(desk, cookie);
      clearSession(desk, response);
      sendMessage(desk, response, 200, {
        heading: 'You left your account',
        sentences: ['In this browser it is closed. The link in your email opens it again.'],
        next: null,
      });
    }),
  );
}

/** The log gets the fault, and never the address: it may hold a link's token. */
function faultPage(desk: Desk) {
  return (error: unknown, _request: Request, response: Response, _next: NextFunction) => {
    const status = z.object({ status: z.number().min(400).max(499) }).safeParse(error);
    if (!status.success) desk.log.error({ err: error }, 'a page for customers failed');
    sendMessage(desk, response, status.success ? status.data.status : 500, {
      heading: 'That did not work',
      sentences: ['Try again in a few minutes. If it still fails, tell the club.'],
      next: null,
    });
  };
}

/** The customers' own pages, below `/account`. */
export function accountPages(desk: Desk): Router {
  const router = Router();
  const pages = Router();
  router.use('/account', closedHeaders(), pages);
  pages.get('/style.css', (_request, response) => {
    response.set('Cache-Control', 'public, max-age=3600').type('css').send(style);
  });
  pages.use(pagesPerAddress(desk), ownOriginOnly(desk));
  pages.use(express.urlencoded({ extended: false, limit: largestForm, parameterLimit: 20 }));
  pages.use(openingRoutes(desk), statementRoutes(desk), useCreditRoutes(desk), leaving(desk));
  pages.use((_request, response) => sendNoLink(desk, response));
  pages.use(faultPage(desk));
  return router;
}
