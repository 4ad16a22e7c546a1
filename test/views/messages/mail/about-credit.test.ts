import { expect, it } from 'vitest';
import type { Notice } from '../../../../src/domain/notice.js';
import { renderMail } from '../../../../views/messages/render-mail.js';
import { notices } from '../../sample-notices.js';

const club = {
  id: 'club',
  name: 'Riverside Gymnastics',
  currency: 'GBP',
  timeZone: 'Europe/London',
  locale: 'en-GB',
  sweepFrom: '2026-01-01',
};
const kari = { payerName: 'Kari Olsen', club, accounts: [], files: [], purpose: 'notice' as const };

function mailOf(notice: Notice) {
  const mail = renderMail(notice, kari);
  if (mail === null) throw new Error(`there is no mail about ${notice.kind}`);
  const [, ...paragraphs] = mail.text.trimEnd().split('\n\n');
  return { subject: mail.subject, paragraphs: paragraphs.slice(0, -2), why: paragraphs.at(-1) };
}

it('says on which invoices credit was used by itself, and what is left', () => {
  expect(mailOf(notices['credit-used'])).toEqual({
    subject: '£100.00 of your credit was used at Riverside Gymnastics',
    paragraphs: [
      'Riverside Gymnastics has used £100.00 of your account credit:',
      '£70.00 on invoice INV-1042. Nothing of it is left to pay.\n£30.00 on invoice INV-1043. £58.00 of it is left to pay.',
      'You have £10.50 of credit left.',
    ],
    why: 'You get this mail because you pay for somebody at Riverside Gymnastics and your credit was used. If something in it is not right, answer this mail: Riverside Gymnastics reads it.',
  });
});

it('tells a payer who used credit themselves from what staff did', () => {
  const byStaff = notices['credit-applied'];
  expect(mailOf(byStaff).subject).toBe('£12.00 of your credit was used at Riverside Gymnastics');
  const own = mailOf({ ...byStaff, byUserId: 'customer', balance: 0n });
  expect(own.subject).toBe('You used £12.00 of your credit at Riverside Gymnastics');
  expect(own.paragraphs).toEqual([
    'You have used £12.00 of your account credit on invoice INV-1042. Nothing of it is left to pay.',
    'You have no credit left. If it was not you, answer this mail at once.',
  ]);
});

it('says what is owed again when credit is gone, and what of it cannot be used again', () => {
  expect(mailOf(notices['credit-note-voided']).paragraphs).toEqual([
    'Riverside Gymnastics has taken back credit note INV-1042-CN-1: £100.00 of it does not hold any more.',
    '£70.00 no longer pays invoice INV-1042. £70.00 is to be paid on it now.',
    '£30.00 was taken off your account credit.',
  ]);
  expect(mailOf(notices['credit-taken-back']).paragraphs).toEqual([
    'Riverside Gymnastics has taken £12.00 of your account credit back from invoice INV-1042. £12.00 is to be paid on this invoice now.',
    '£2.00 of this credit has passed its last day and cannot be used again.',
    'You have £40.50 of credit left.',
  ]);
  expect(mailOf(notices['credit-withdrawn']).paragraphs).toEqual([
    'Riverside Gymnastics has put your account credit right: £450.00 of it was taken off. You have £50.00 of credit left.',
  ]);
});

it('says what is on its way, how it comes and how long that takes', () => {
  const refund = notices['refund-on-its-way'];
  expect(mailOf(refund)).toMatchObject({
    subject: '£30.00 from Riverside Gymnastics is on its way to you',
    paragraphs: [
      '£30.00 for invoice INV-1042 is on its way back to you.',
      'It comes the way you paid, and usually takes 5 to 10 working days.',
    ],
  });
  const { invoiceNumber: _none, ...paidOut } = refund;
  const byHand = { ...paidOut, of: 'account-credit' as const, workingDays: null };
  expect(mailOf(byHand).paragraphs).toEqual([
    '£30.00 of your account credit is on its way to you.',
    'It was sent by hand: by a transfer, or in cash.',
  ]);
  expect(mailOf({ ...refund, of: 'overpayment' }).paragraphs[0]).toBe(
    '£30.00 that you paid too much for invoice INV-1042 is on its way back to you.',
  );
});

it('says until when credit can be used, and how', () => {
  const { subject, paragraphs } = mailOf(notices['credit-expiring']);
  expect(subject).toBe(
    '£30.00 of your credit at Riverside Gymnastics can be used until Monday, 7 December 2026',
  );
  expect(paragraphs[0]).toBe(
    '£30.00 of your account credit can be used until Monday, 7 December 2026. What is left of it after that day cannot be used any more.',
  );
});
