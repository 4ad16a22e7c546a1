import { expect, it } from 'vitest';
import type { MailPreview } from '../../../src/services/notices/mail-preview.js';
import { mailPreviewModal, noMailModal } from '../../../views/mail-preview/modal.js';
import { aJobMail } from '../../support/job-notices.js';
import { longId, mostMinor } from '../largest-facts.js';
import { hostileName } from '../sample-facts.js';
import { notices } from '../sample-notices.js';
import { expectModal } from '../slack-limits.js';

const club = {
  id: 'club',
  name: 'Riverside Gymnastics',
  currency: 'GBP',
  timeZone: 'Europe/London',
  locale: 'en-GB',
  sweepFrom: '2026-01-01',
};
const preview: MailPreview = {
  payerName: 'Priya Patel',
  mail: { kind: 'address', to: 'p…@family.example' },
  notice: { ...notices['credit-raised'], noteToCustomer: 'Sorry for the rain.' },
  ...{ hasLink: true, isOneOfMany: false },
};

it('shows subject and text as the payer gets them, and the address no longer than screens do', () => {
  const text = expectModal(mailPreviewModal(preview, club));
  expect(text).toContain('*To* Priya Patel, p…@family.example');
  expect(text).toContain('*Subject* £100.00 of credit from Riverside Gymnastics');
  expect(text).toContain('Hello Priya Patel,');
  expect(text).toContain('Sorry for the rain.');
  expect(text).toContain('(a private link)');
  expect(text).not.toContain('each gets their own');
});

it('says of a mail of a job that each payer gets their own', () => {
  const text = expectModal(
    mailPreviewModal({ ...preview, notice: aJobMail(), isOneOfMany: true }, club),
  );
  expect(text).toContain('The hall is flooded. See you next week.');
  expect(text).toContain('each gets their own people and amounts');
});

it('promises the PDF of a credit note only where there will be one', () => {
  const said = (notice: MailPreview['notice']) =>
    expectModal(mailPreviewModal({ ...preview, notice }, club));
  expect(said(preview.notice)).toContain('sent with the PDF of each credit note');
  expect(said(aJobMail())).toContain('sent with the PDF of each credit note');
  const waits = said(aJobMail({ given: [], open: ['Asha'] }));
  expect(waits).toContain('another mail tells you');
  expect(waits).toContain('It is sent without a PDF.');
});

it('says where nothing will be sent', () => {
  const without = { ...preview, mail: { kind: 'no-address' as const } };
  expect(expectModal(mailPreviewModal(without, club))).toContain('who has no email address here');
  expect(expectModal(noMailModal('Choose the invoice first.'))).toContain('Choose the invoice');
});

it('stays inside the limits of Slack with the largest mail', () => {
  const people = Array.from({ length: 60 }, (_none, index) => `${hostileName} ${index}`);
  const notice = aJobMail({
    message: `${'Snow.\n\n'.repeat(400)}`,
    names: people,
    given: people.map((name) => ({ name, currency: 'GBP', credit: mostMinor, sentBack: 0n })),
    sessions: people.map((title) => ({ title, startsAt: new Date(), names: people })),
    invoices: people.map(() => ({ invoiceNumber: longId, currency: 'GBP', outstanding: 1n })),
  });
  const most = { ...preview, payerName: hostileName, notice };
  expect(expectModal(mailPreviewModal(most, club))).toContain('more paragraphs');
});
