import { expect, it } from 'vitest';
import type { JobMailNotice } from '../../../../src/domain/sessions/jobs/job-mail-notice.js';
import { renderMail } from '../../../../views/messages/render-mail.js';
import { aJobMail } from '../../../support/job-notices.js';

const club = {
  id: 'club',
  name: 'Riverside Gymnastics',
  currency: 'GBP',
  timeZone: 'Europe/London',
  locale: 'en-GB',
  sweepFrom: '2026-01-01',
};

function mailOf(changes: Partial<JobMailNotice> = {}) {
  const shown = { payerName: 'Priya Patel', club, accounts: [], files: [] };
  const mail = renderMail({ ...aJobMail(), ...changes }, { ...shown, purpose: 'notice' });
  if (mail === null) throw new Error('there is no mail about it');
  const [, ...paragraphs] = mail.text.trimEnd().split('\n\n');
  return { subject: mail.subject, paragraphs: paragraphs.slice(0, -2), why: paragraphs.at(-1) };
}

const nothing = { given: [], toInvoice: [], invoices: [], toAccount: [] };

it('tells a family of three in one mail what is cancelled and what each of them gets', () => {
  expect(mailOf()).toEqual({
    subject: 'Gymnastics week 6 on Thursday, 3 December 2026 at 17:00 is cancelled',
    paragraphs: [
      'Gymnastics week 6 on Thursday, 3 December 2026 at 17:00 is cancelled. Asha Patel, Rohan Patel and Mia Patel had a place on it.',
      'Riverside Gymnastics writes:\nThe hall is flooded. See you next week.',
      'You get £30.00 of credit: £10.00 for Asha Patel, £10.00 for Rohan Patel and £10.00 for Mia Patel.',
      '£12.00 of it pays invoice INV-1042. £58.00 of it is left to pay.',
      '£18.00 is kept for you as account credit. It is used by itself on the next invoice that Riverside Gymnastics collects from you. You need not do anything.',
    ],
    why: 'You get this mail because you pay for somebody at Riverside Gymnastics and they had a place on what is cancelled. If something in it is not right, answer this mail: Riverside Gymnastics reads it.',
  });
});

it('says which other invoices got credit at once, and until when what is kept can be used', () => {
  const { paragraphs } = mailOf({
    settled: [{ invoiceNumber: 'INV-7', currency: 'GBP', amount: 1_500n, outstanding: 0n }],
    toAccount: [{ currency: 'GBP', amount: 300n }],
    creditUntil: '2026-12-23',
  });
  expect(paragraphs.slice(-2)).toEqual([
    '£15.00 of it pays invoice INV-7. Nothing of it is left to pay.',
    '£3.00 is kept for you as account credit. It can be used until Wednesday, 23 December 2026. It is used by itself on the next invoice that Riverside Gymnastics collects from you. You need not do anything.',
  ]);
});

it('promises nothing where money is not decided, and says of pass and bill what happens', () => {
  const { paragraphs } = mailOf({
    ...{ ...nothing, message: '', names: ['Asha'], open: ['Asha'], notBilled: ['Mia'] },
    passes: [{ name: 'Rohan', uses: 1 }],
  });
  expect(paragraphs.slice(1)).toEqual([
    'One use goes back to the pass of Rohan.',
    'What is not billed yet for Mia will be billed without what is cancelled.',
    'If you get something back for Asha, another mail tells you.',
  ]);
});

it('says of money that comes later what it is for, and why it is credit and no refund', () => {
  const later = mailOf({
    ...{ isNews: false, message: '', names: ['Asha'], toInvoice: [], invoices: [] },
    given: [{ name: 'Asha', currency: 'GBP', credit: 1_000n, sentBack: 0n }],
    ...{ toAccount: [{ currency: 'GBP', amount: 1_000n }], isInsteadOfRefund: true },
  });
  expect(later.subject).toBe('£10.00 of credit from Riverside Gymnastics');
  expect(later.paragraphs.slice(0, 2)).toEqual([
    'This is about Gymnastics week 6 on Thursday, 3 December 2026 at 17:00, which is cancelled, and Asha.',
    'The money could not be sent back to you. Instead you get £10.00 of credit for Asha.',
  ]);
});

it('says how a refund comes, and how long that takes', () => {
  const given = [{ name: 'Asha', currency: 'GBP', credit: 0n, sentBack: 1_000n }];
  const refund = { ...nothing, message: '', given, refundDays: { from: 3, to: 6 } };
  expect(mailOf(refund).paragraphs.slice(1)).toEqual([
    '£10.00 is sent back to you for Asha. It comes the way you paid. That usually takes 3 to 6 working days.',
  ]);
  const byHand = mailOf({ ...refund, byPeople: true, refundDays: null, isNews: false });
  expect(byHand.subject).toBe('£10.00 is sent back to you by Riverside Gymnastics');
  expect(byHand.paragraphs[1]).toContain('sends it by a transfer, or in cash.');
});

it('lists the sessions of a day of snow with who had a place, and the invoices that are paid', () => {
  const session = (title: string, hour: string) => {
    return { title, startsAt: new Date(`2026-12-03T${hour}:00:00Z`), names: ['Asha'] };
  };
  const { subject, paragraphs } = mailOf({
    sessions: [session('Gymnastics', '16'), session('Swimming', '18')],
    invoices: [
      { invoiceNumber: 'INV-1', currency: 'GBP', outstanding: 0n },
      { invoiceNumber: 'INV-2', currency: 'GBP', outstanding: 500n },
    ],
  });
  expect(subject).toBe('2 sessions are cancelled');
  expect(paragraphs[0]).toBe(
    'These sessions are cancelled:\nGymnastics, Thursday, 3 December 2026 at 16:00: Asha\nSwimming, Thursday, 3 December 2026 at 18:00: Asha',
  );
  expect(paragraphs).toContain(
    '£12.00 of it pays your invoices INV-1 and INV-2. Left to pay is £5.00 on INV-2.',
  );
});

it('tells of leaving with the last day, and of what is still billed', () => {
  const left = mailOf({
    ...{ ...nothing, kind: 'removed-from-product', sessions: [], message: '', names: ['Asha'] },
    product: { name: 'Gymnastics', leavingOn: '2026-11-24' },
    stillBilled: [{ name: 'Asha', dueOn: '2026-12-14', amount: 6_500n, currency: 'GBP' }],
    notBilled: ['Asha'],
  });
  expect(left.subject).toBe('Asha is no longer on Gymnastics');
  expect(left.paragraphs).toEqual([
    'Asha is no longer on Gymnastics. The last day is Tuesday, 24 November 2026.',
    'What was planned to be billed for Asha after that is not billed.',
    '£65.00 will still be billed for Asha on Monday, 14 December 2026.',
  ]);
});
