import type { Response } from 'express';
import type { Desk } from '../../services/desk.js';
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

const ask = 'Open the link in your newest email once more, or ask the club for a new one.';

/** One answer for a link that is wrong, expired or revoked. */
export function sendNoLink(desk: Desk, response: Response): void {
  sendMessage(desk, response, 404, {
    heading: 'This link does not open an account',
    sentences: ['It may be incomplete, too old, or replaced.', ask],
    next: null,
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
    sendMessage(desk, response, 200, { heading, sentences: [ask], next: null });
    return;
  }
  sendMessage(desk, response, 200, {
    heading,
    sentences: ['Press the button to go on.'],
    next: { href: `${base}?again=1`, text: 'Open my account' },
  });
}
