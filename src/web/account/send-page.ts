import type { Response } from 'express';
import type { Desk } from '../../services/desk.js';
import { takesLinkRequests } from '../../services/links/ask-for-link.js';
import { pageFrame } from './page-words.js';
import { type Message, render } from './render.js';

export function sendPage(response: Response, status: number, html: string): void {
  response.status(status).type('html').send(html);
}

export function sendMessage(
  desk: Desk,
  response: Response,
  status: number,
  message: Message,
): void {
  sendPage(response, status, render.message(pageFrame(desk), message));
}

const open = 'Open the link in your newest email once more.';

/** The way to a link that works: by themselves where the desk sends mail, else by the club. */
function newLink(desk: Desk): Pick<Message, 'next'> & { sentence: string } {
  if (!takesLinkRequests(desk)) return { sentence: 'Or ask the club for a new one.', next: null };
  const next = { href: `${pageFrame(desk).base}/ask`, text: 'Ask for a new link' };
  return { sentence: 'Or ask for a new one: it goes to the address that the club has.', next };
}

/** One answer for a link that is wrong, expired or revoked. */
export function sendNoLink(desk: Desk, response: Response): void {
  const { sentence, next } = newLink(desk);
  sendMessage(desk, response, 404, {
    heading: 'This link does not open an account',
    sentences: ['It may be incomplete, too old, or replaced.', `${open} ${sentence}`],
    next,
  });
}

/**
 * Nobody is signed in as far as the browser says. Coming from another site it keeps the cookie to
 * itself the first time, so there is a button that asks again from here.
 */
export function sendSignedOut(desk: Desk, response: Response, isAgain: boolean): void {
  const { base, club } = pageFrame(desk);
  const heading = `Your account with ${club}`;
  if (isAgain) {
    const { sentence, next } = newLink(desk);
    sendMessage(desk, response, 200, { heading, sentences: [`${open} ${sentence}`], next });
    return;
  }
  sendMessage(desk, response, 200, {
    heading,
    sentences: ['Press the button to go on.'],
    next: { href: `${base}?again=1`, text: 'Open my account' },
  });
}
