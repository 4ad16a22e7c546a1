import { expect, it } from 'vitest';
import type { InvoiceDetails } from '../../../src/services/invoices/invoice-details.js';
import { historyPart } from '../../../views/invoice-details/history.js';
import { firstPages } from '../../../views/invoice-details/place.js';
import { anInvoice } from '../../support/rules.js';
import { anEntry, sampleDetails, shown } from '../sample-facts.js';

type Mail = InvoiceDetails['mails'][number];

const at = (minute: string) => new Date(`2026-11-23T10:${minute}:00Z`);
const mail: Mail = {
  ...{ about: 'credit-raised', noteNumber: 'INV-1042-CN-1', isTextGone: false },
  ...{ state: 'sent', sentTo: 'p…@family.example', at: at('05'), error: null },
};

function textOf(mails: Mail[]): string {
  const history = [
    { ...anEntry('credit.raised'), recordedAt: at('04') },
    { ...anEntry('credit.voided'), recordedAt: at('09') },
  ];
  const blocks = historyPart(
    { ...sampleDetails(anInvoice([10_000n])), history, mails },
    firstPages,
    shown,
  );
  return JSON.stringify(blocks);
}

it('tells among what happened when the payer was mailed, about what and to which address', () => {
  const text = textOf([mail]);
  const mailed = text.indexOf('Mailed to p…@family.example about credit note INV-1042-CN-1');
  expect(mailed).toBeGreaterThan(text.indexOf('void'));
  expect(mailed).toBeGreaterThan(-1);
  expect(text.slice(mailed)).toMatch(/credited|Credit note|credit/i);
});

it('says what was not delivered and why, and what is still to be sent', () => {
  const refused = { ...mail, state: 'given-up' as const, error: 'The mail server answered “550”.' };
  expect(textOf([refused])).toContain(
    'Email about credit note INV-1042-CN-1 was not delivered. The mail server answered “550”. *Send again* is in /credit-desk',
  );
  const waiting = { ...mail, about: 'credit-used' as const, state: 'ready' as const };
  expect(textOf([waiting])).toContain('Email about account credit used is still to be sent.');
  const voided = { ...mail, about: 'credit-note-voided' as const, state: 'ready' as const };
  expect(textOf([voided])).toContain(
    'Email about the voided credit note INV-1042-CN-1 is still to be sent.',
  );
});

it('says of what was mailed long ago that and when it was, and that its text is gone', () => {
  const gone = { ...mail, isTextGone: true };
  const sentence = 'Its text is gone: texts are kept for 90 days';
  const about = 'about credit note INV-1042-CN-1';
  expect(textOf([gone])).toContain(`Mailed to p…@family.example ${about}. ${sentence}`);
  const undelivered = textOf([{ ...gone, state: 'given-up', error: null }]);
  expect(undelivered).toContain(`was not delivered. ${sentence}`);
  expect(undelivered).not.toContain('Send again');
});
