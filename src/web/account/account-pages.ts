import express, { type NextFunction, type Request, type Response, Router } from 'express';
import { z } from 'zod';
import type { Desk } from '../../services/desk.js';
import { endSession } from '../../services/links/account-session.js';
import { exchangeLink } from '../../services/links/exchange-link.js';
import { askRoutes } from './ask-routes.js';
import { pageFrame } from './page-words.js';
import { closedHeaders, ownOriginOnly, pagesPerAddress, pressesOfLinks } from './protection.js';
import { render } from './render.js';
import { sendMessage, sendNoLink, sendPage } from './send-page.js';
import { clearSession, setSession } from './session-cookie.js';
import { whenSignedIn } from './signed-in.js';
import { statementRoutes } from './statement-routes.js';
import { style } from './style.js';
import { useCreditRoutes } from './use-credit.js';

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
  pages.use(openingRoutes(desk), askRoutes(desk), statementRoutes(desk), useCreditRoutes(desk));
  pages.use(leaving(desk));
  pages.use((_request, response) => sendNoLink(desk, response));
  pages.use(faultPage(desk));
  return router;
}
