import { expect, it } from 'vitest';
import type { CreditRaisedNotice } from '../../../src/domain/credit/credit-notice.js';
import { type MailAbout, renderMail } from '../../../views/messages/render-mail.js';
import { mostMinor } from '../largest-facts.js';
import { hostileName } from '../sample-facts.js';
import { notices } from '../sample-notices.js';

const club = {
  id: 'club',
  name: 'Riverside Gymnastics',
  currency: 'GBP',
  timeZone: 'Europe/London',
  locale: 'en-GB',
  sweepFrom: '2026-01-01',
};
const raised: CreditRaisedNotice = notices['credit-raised'];

const kari = {
  payerName: 'Kari Olsen',
  club,
  accounts: [],
  files: [],
  purpose: 'notice',
} satisfies MailAbout;

function mailOf(changes: Partial<typeof raised> = {}, shown: MailAbout = kari) {
  const mail = renderMail({ ...raised, ...changes }, shown);
  if (mail === null) throw new Error('there is no mail about it');
  return mail;
}

it('says what was given, what it paid, what is kept, and what has to be done', () => {
  expect(mailOf({ noteToCustomer: 'Sorry for the rain.\nSee you on Monday.' }).text).toBe(
    `Hello Kari Olsen,

Riverside Gymnastics has given you £100.00 of credit for invoice INV-1042. The number of the credit note is INV-1042-CN-1.

£70.00 pays invoice INV-1042. Nothing of it is left to pay.

£30.00 is kept for you as account credit. You now have £42.50. It is used by itself on the next invoice that Riverside Gymnastics collects from you. You need not do anything.

Riverside Gymnastics writes:
Sorry for the rain.
See you on Monday.

Riverside Gymnastics

You get this mail because you pay for somebody at Riverside Gymnastics and were given credit. If something in it is not right, answer this mail: Riverside Gymnastics reads it.
`,
  );
});

it('says what is left to pay, and nothing of account credit where there is none', () => {
  const { text } = mailOf({ toAccount: 0n, toInvoice: 10_000n, outstanding: 500n, balance: null });
  expect(text).toContain('£100.00 pays invoice INV-1042. £5.00 of it is left to pay.');
  expect(text).not.toContain('account credit');
  expect(text).not.toContain('writes:');
});

it('says what other invoices got of it at once, and until when the rest can be used', () => {
  const settled = [
    { invoiceNumber: 'INV-7', amount: 1_000n, outstanding: 0n },
    { invoiceNumber: 'INV-9', amount: 500n, outstanding: 2_500n },
  ];
  const { text } = mailOf({ settled, balance: 1_500n, creditUntil: '2027-11-23' });
  expect(text).toContain(
    '£10.00 pays invoice INV-7. Nothing of it is left to pay.\n£5.00 pays invoice INV-9. £25.00 of it is left to pay.',
  );
  expect(text).toContain(
    '£15.00 is kept for you as account credit. It can be used until Tuesday, 23 November 2027. It is used by itself',
  );
  const all = [{ invoiceNumber: 'INV-7', amount: 3_000n, outstanding: 0n }];
  expect(mailOf({ settled: all, balance: 0n }).text).not.toContain('is kept for you');
});

it('tells a family nothing of the reason, of staff, or in words of bookkeeping', () => {
  const { subject, text, html } = mailOf();
  const all = [subject, text, html].join('\n');
  expect(all).not.toMatch(/reconcil|outstanding|Class cancelled|unsubscribe|https?:/i);
  expect(all).not.toContain(raised.byUserId);
});

it('shows marks of HTML as they were typed, in the largest mail too', () => {
  const typed = '<script>alert(1)</script> & "more"';
  const changes = { noteToCustomer: typed.repeat(60), amount: mostMinor, toAccount: mostMinor };
  const { html, text } = mailOf(changes, { ...kari, payerName: `${hostileName}<b>` });
  expect(html).not.toMatch(/<script|<b>/);
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;more&quot;');
  expect(text).toContain(typed);
});

it('names the files that go with it', () => {
  const { text } = mailOf({}, { ...kari, files: ['credit-note-INV-1042-CN-1.pdf'] });
  expect(text).toContain('\n\nAttached to this mail:\ncredit-note-INV-1042-CN-1.pdf\n\n');
});

it('makes no mail of other notices', () => {
  expect(renderMail(notices['sweep-summary'], kari)).toBeNull();
});

it('leads to the account page, one link for each account at the address', () => {
  const one = { payerName: 'Kari Olsen', url: 'https://club.example/account/open/a' };
  const two = { payerName: 'Per "<Olsen>"', url: 'https://club.example/account/open/b?c="d' };
  const { text, html } = mailOf({}, { ...kari, accounts: [one] });
  expect(text).toContain(
    `See your account with Riverside Gymnastics:\n${one.url}\n\nThe link is for you alone: please do not pass it on. It works for 30 days.\n\nRiverside Gymnastics\n`,
  );
  expect(html).toContain(`<a href="${one.url}">See your account with Riverside Gymnastics</a>`);
  const both = renderMail(notices['account-link'], {
    ...{ payerName: 'Kari Olsen and Per Olsen', club, accounts: [one, two], files: [] },
    purpose: 'asked-for',
  });
  expect(both?.subject).toBe('Your account with Riverside Gymnastics');
  expect(both?.text).toContain(`See the account of Kari Olsen:\n${one.url}`);
  expect(both?.text).toContain(`See the account of Per "<Olsen>":\n${two.url}`);
  expect(both?.text).toContain('If it was not you, you need not do anything');
  expect(both?.html).not.toMatch(/<Olsen>|c="d/);
});

it.each([
  [
    'a line break',
    'Eve\r\nBcc: x@evil.example\r\n\r\nPay here',
    'Eve Bcc: x@evil.example Pay here',
  ],
  ['another end of line', 'Eve\u2028\u2029Pay here', 'Eve Pay here'],
  ['a turned direction', '\u202EEve', 'Eve'],
  ['letters from right to left', 'אורי כהן (U11)', '\u2068אורי כהן (U11)\u2069'],
])(
  'has a name with %s within its own line, beside no amount that it moves',
  (_case, name, seen) => {
    const accounts = [name, 'Kari'].map((payerName) => ({
      payerName,
      url: 'https://club.example/',
    }));
    const shown = { ...kari, payerName: name, club: { ...club, name }, accounts, files: [name] };
    const message = 'First.\n\nSecond: אורי 5 כהן.';
    const credit = mailOf({ invoiceNumber: name, noteToCustomer: message }, shown);
    const whole = `${seen} has given you £100.00 of credit for invoice ${seen}. `;
    const paragraphs = credit.text.split('\n\n');
    expect(paragraphs).toContain(`Hello ${seen},`);
    expect(paragraphs).toContain(`Attached to this mail:\n${seen}`);
    expect(paragraphs).toContain(`See the account of ${seen}:\nhttps://club.example/`);
    expect(credit.text).toContain(whole);
    expect(credit.html).toContain(whole);
    expect(credit.text).toContain(`${seen} writes:\n${message}`);
    expect(credit.subject).toBe(`£100.00 of credit from ${seen.replace(/[\u2068\u2069]/gu, '')}`);
    const job = notices['session-cancelled'];
    const sessions = job.sessions
      .slice(0, 1)
      .map((one) => ({ ...one, title: name, names: [name] }));
    const mail = renderMail({ ...job, isNews: true, sessions, names: [name], message }, shown);
    expect(mail?.text).toContain(`\n\n${seen} on `);
    expect(mail?.text).toContain(`is cancelled. ${seen} had a place on it.\n\n`);
    expect(mail?.subject).not.toMatch(/[\r\n\u202E\u2028\u2068]/u);
  },
);
