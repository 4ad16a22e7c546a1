import { expect, it } from 'vitest';
import { enterPage } from '../../../server/enter-page.js';
import { objectOf } from '../../../server/json.js';
import type { LocalSlack } from '../../../server/workspace.js';
import { sampleMail } from '../../support/sample-mail.js';
import { TOKENS } from '../../support/seed.js';
import { startSlack } from '../../support/start.js';

function post(slack: LocalSlack, { token = TOKENS.bot, type = 'message/rfc822' } = {}) {
  const body = new Uint8Array(sampleMail({ subject: 'By the door' }));
  const headers = { authorization: `Bearer ${token}`, 'content-type': type };
  return fetch(`http://127.0.0.1:${slack.port}/mail`, { method: 'POST', headers, body });
}

it('takes mail from the app alone, as a mail, and where there is a mailbox', async () => {
  const { slack } = await startSlack({ mailbox: {} });
  expect((await post(slack, { token: TOKENS.app })).status).toBe(401);
  expect((await post(slack, { type: 'text/plain' })).status).toBe(415);
  expect(await slack.mailbox?.list()).toEqual([]);
  expect((await post(slack)).status).toBe(200);
  expect(await slack.mailbox?.list()).toMatchObject([{ subject: 'By the door' }]);
  const endFault = slack.faults.refuseConnections();
  await expect(post(slack)).rejects.toThrow();
  endFault();

  const { slack: without } = await startSlack();
  expect((await post(without)).status).toBe(404);
  const { baseUrl, headers } = await enterPage(without.pageUrl);
  const read = async (path: string) =>
    await (await fetch(`${baseUrl}page-api/${path}`, { headers })).json();
  expect(await read('state?user=U1')).toMatchObject({ mailbox: null });
  expect(await read('mails?user=U1')).toEqual({ ok: false, error: 'no_mailbox' });
});

it('serves what is in a mail behind the key, where no script of it runs', async () => {
  const { slack } = await startSlack({ mailbox: {} });
  const html = '<!DOCTYPE html><html><head><title>x</title></head><p>Hi</p>';
  const parts = [{ type: 'text/html', text: html }];
  const files = [{ type: 'text/html', text: '<script>alert(1)</script>', name: 'page.html' }];
  await slack.mailbox?.deliver(sampleMail({ parts, files }));
  const [mail] = (await slack.mailbox?.list()) ?? [];
  const { baseUrl, headers } = await enterPage(slack.pageUrl);
  const answer = await fetch(`${baseUrl}page-api/mail?user=U3&id=${mail?.id}`, { headers });
  const shown = objectOf(objectOf(await answer.json()).mail);
  expect(shown).toMatchObject({
    ...{ htmlUrl: `/mails/${mail?.id}/body`, subject: 'You have credit' },
    attachments: [{ name: 'page.html', size: 25, url: `/mails/${mail?.id}/attachments/0` }],
  });

  const body = await fetch(`${baseUrl}mails/${mail?.id}/body`, { headers });
  expect(await body.text()).toMatch(/^<!DOCTYPE html><html><head><base target="_blank"><title>/);
  const policy = body.headers.get('content-security-policy');
  expect(policy).toContain("default-src 'none'");
  expect(policy).toMatch(/sandbox allow-popups allow-popups-to-escape-sandbox$/);
  const file = await fetch(`${baseUrl}mails/${mail?.id}/attachments/0`, { headers });
  expect(file.headers.get('content-disposition')).toBe('attachment; filename=page.html');
  expect(file.headers.get('content-type')).toBe('application/octet-stream');

  for (const path of [`${mail?.id}/attachments/7`, '0000000009-1/body']) {
    expect((await fetch(`${baseUrl}mails/${path}`, { headers })).status).toBe(404);
  }
  expect((await fetch(`${baseUrl}mails/${mail?.id}/body`)).status).toBe(401);
  expect((await fetch(`${baseUrl}mails/${mail?.id}/attachments/0`)).status).toBe(401);
});
