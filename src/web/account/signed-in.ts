import type { Request, Response } from 'express';
import { z } from 'zod';
import type { Contact } from '../../domain/people/club-records.js';
import type { Desk } from '../../services/desk.js';
import { findSignedIn } from '../../services/links/account-session.js';
import { sendMessage, sendSignedOut } from './send-page.js';
import { cookieOf, isOwnForm } from './session-cookie.js';

/** Whose account it is comes from the cookie alone. */
type SignedInHandler = (
  request: Request,
  response: Response,
  signedIn: { payer: Contact; cookie: string },
) => Promise<void>;

const csrfField = z.object({ csrf: z.string() });

/** Runs `handler` for whoever is signed in; a form has to be one of this session. */
export function whenSignedIn(desk: Desk, handler: SignedInHandler) {
  return async (request: Request, response: Response): Promise<void> => {
    const cookie = cookieOf(request);
    const payer = cookie === '' ? null : await findSignedIn(desk, cookie);
    if (payer === null) {
      sendSignedOut(desk, response, 'again' in request.query || request.method === 'POST');
      return;
    }
    if (request.method === 'POST') {
      const sent = csrfField.safeParse(request.body);
      if (!sent.success || !isOwnForm(cookie, sent.data.csrf)) {
        sendMessage(desk, response, 403, {
          heading: 'That did not come from this page',
          sentences: ['Nothing was changed. Open your account once more and try again.'],
          next: null,
        });
        return;
      }
    }
    await handler(request, response, { payer, cookie });
  };
}
