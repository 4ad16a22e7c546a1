import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { isMailAddress } from '../../domain/people/mailbox.js';
import type { Desk } from '../../services/desk.js';
import { askForLink, takesLinkRequests } from '../../services/links/ask-for-link.js';
import { pageFrame } from './page-words.js';
import { asksPerAddress } from './protection.js';
import { render } from './render.js';
import { sendMessage, sendPage } from './send-page.js';

const fields = z.object({ email: z.string().trim().max(254).catch('') });

function sendForm(desk: Desk, response: Response, asked: { typed: string; fault: string | null }) {
  sendPage(response, asked.fault === null ? 200 : 400, render.ask(pageFrame(desk), asked));
}

/** Where no mail is sent, only the club can help. */
function sendNoForm(desk: Desk, response: Response): void {
  sendMessage(desk, response, 200, {
    heading: 'Ask the club for a new link',
    sentences: [`${pageFrame(desk).club} can send you one, and cannot be asked for it here.`],
    next: null,
  });
}

/** Customers without a link that works ask for one; it goes to the address on file alone. */
export function askRoutes(desk: Desk): Router {
  const router = Router();
  router.get('/ask', (_request, response) => {
    if (!takesLinkRequests(desk)) return sendNoForm(desk, response);
    return sendForm(desk, response, { typed: '', fault: null });
  });
  router.post('/ask', asksPerAddress(desk), async (request: Request, response: Response) => {
    if (!takesLinkRequests(desk)) return sendNoForm(desk, response);
    const { email } = fields.parse(request.body ?? {});
    if (!isMailAddress(email)) {
      const fault = 'Type one whole address, such as name@example.com.';
      return sendForm(desk, response, { typed: email, fault });
    }
    await askForLink(desk, email);
    return sendMessage(desk, response, 200, {
      heading: 'Look into your email',
      sentences: [
        'If there is an account with this address, a link to it is on its way. It may take a few minutes.',
        'One address gets five such emails a day at most. If none comes, look among unwanted mail, or ask the club.',
      ],
      next: null,
    });
  });
  return router;
}
