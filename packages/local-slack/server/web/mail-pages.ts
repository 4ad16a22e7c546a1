import { type Response, Router } from 'express';
import type { Mailbox } from '../mail/mailbox.js';
import type { PageMail, PageMailReply, PageMails } from '../page-api.js';
import { SlackRefusal } from '../refusal.js';
import type { World } from '../world.js';

/** Everybody of the workspace sees all mails; who asks has to be somebody all the same. */
function mailboxFor({ mailbox, people }: World, user: string): Mailbox {
  people.get(user);
  if (mailbox === null) throw new SlackRefusal('no_mailbox');
  return mailbox;
}

export async function readMailsFor(world: World, user: string): Promise<PageMails> {
  return { ok: true, mails: await mailboxFor(world, user).list() };
}

export async function readMailFor(
  world: World,
  { user, id }: { user: string; id: string },
): Promise<PageMailReply> {
  const { html, attachments, ...read } = await mailboxFor(world, user).open(id);
  const base = `/mails/${encodeURIComponent(id)}`;
  const mail: PageMail = {
    ...read,
    htmlUrl: html === null ? null : `${base}/body`,
    attachments: attachments.map(({ name, content }, index) => {
      return { name, size: content.length, url: `${base}/attachments/${index}` };
    }),
  };
  return { ok: true, mail };
}

/**
 * What a mail's HTML may do in the browser: show itself. No script, nothing from elsewhere, no form; a
 * link opens a new tab, which is an ordinary one.
 */
const BODY_POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
  'sandbox allow-popups allow-popups-to-escape-sandbox',
].join('; ');

const NEW_TAB = '<base target="_blank">';

/** Before anything of the mail's own, and behind its doctype, which counts only when it comes first. */
function openingNewTabs(html: string): string {
  const start =
    /^\s*(?:<!doctype[^>]*>\s*)?(?:<html[^>]*>\s*)?(?:<head[^>]*>)?/i.exec(html)?.[0] ?? '';
  return `${start}${NEW_TAB}${html.slice(start.length)}`;
}

async function answerMail(response: Response, answer: () => Promise<void>): Promise<void> {
  response.setHeader('cache-control', 'no-store');
  try {
    await answer();
  } catch (error) {
    if (!(error instanceof SlackRefusal)) throw error;
    response.status(404).json({ ok: false, error: error.code });
  }
}

/** The parts of a mail that have an address of their own. Stands behind the page's key. */
export function mailContents({ mailbox }: World): Router {
  const router = Router();
  if (mailbox === null) return router;
  router.get('/mails/:id/body', (request, response) =>
    answerMail(response, async () => {
      const { html } = await mailbox.open(request.params.id);
      response.setHeader('content-security-policy', BODY_POLICY);
      response.setHeader('x-frame-options', 'SAMEORIGIN');
      response.type('html').send(openingNewTabs(html ?? ''));
    }),
  );
  router.get('/mails/:id/attachments/:index', (request, response) =>
    answerMail(response, async () => {
      const { attachments } = await mailbox.open(request.params.id);
      const attachment = attachments[Number(request.params.index)];
      if (attachment === undefined) throw new SlackRefusal('file_not_found');
      // Never shown in the page's own origin, as with the files of messages.
      response.attachment(attachment.name).type('application/octet-stream');
      response.send(attachment.content);
    }),
  );
  return router;
}
