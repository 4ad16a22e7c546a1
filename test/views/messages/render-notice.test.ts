import { describe, expect, it } from 'vitest';
import { noticeSubject } from '../../../views/messages/notice-subject.js';
import { renderNotice } from '../../../views/messages/render-notice.js';
import { club, hostileName } from '../sample-facts.js';
import { notices } from '../sample-notices.js';
import { expectMessage, wordsOf } from '../slack-limits.js';

const names = new Map([['club:olsen', 'Priya Patel']]);

describe('a message of the desk', () => {
  it.each(Object.values(notices))('tells $kind', (notice) => {
    const message = renderNotice(notice, { names, club });
    expectMessage(message);
    expect(wordsOf({ text: message.text })).toMatchSnapshot();
    expect(noticeSubject(notice)).not.toBe('');
  });

  it.each(Object.values(notices))('makes $kind harmless with any stored text', (notice) => {
    const texts = { reason: hostileName, title: hostileName, text: hostileName.repeat(9) };
    const hostile = { ...notice, ...texts, byUserId: '<!here>' };
    expectMessage(renderNotice(hostile, { names: new Map([['club:olsen', hostileName]]), club }));
  });

  it.each(['customer', 'import', 'command-line', 'sweep'])('begins with a capital: %s', (by) => {
    const notice = { ...notices['credit-applied'], byUserId: by };
    expect(renderNotice(notice, { names, club }).text).toMatch(/^\p{Lu}/u);
  });

  it('tells in plain words that a customer used credit on their own page', () => {
    const notice = { ...notices['credit-applied'], byUserId: 'customer' };
    expect(renderNotice(notice, { names, club }).text).toContain(
      'The customer used *£12.00* of account credit on *INV-1042* (Priya Patel).',
    );
  });

  it('says nothing about credit when none was made from a bounced payment', () => {
    const notice = { ...notices['payment-reversed'], creditMade: 0n, credit: null };
    expect(renderNotice(notice, { names, club }).text).not.toContain('credit');
  });

  it('tells a bounce that an earlier version stored, and where to see what can be done', () => {
    const { credit: _credit, ...notice } = notices['payment-reversed'];
    expect(renderNotice(notice, { names, club }).text).toContain(
      '£30.00 of account credit made from this invoice still stands. See the invoice for what can be done now.',
    );
  });

  it('says nothing of how an invoice stands where an earlier version stored too little', () => {
    const { outstanding: _left, ...notice } = notices['credit-raised'];
    expect(renderNotice(notice, { names, club }).text).toContain('£70.00 pays the invoice; £30.00');
  });

  it('says on which other invoices new credit was used at once, and what is left there', () => {
    const settled = [
      { invoiceNumber: 'INV-7', amount: 2_000n, outstanding: 0n },
      { invoiceNumber: 'INV-9', amount: 500n, outstanding: 100n },
    ];
    expect(renderNotice({ ...notices['credit-raised'], settled }, { names, club }).text).toContain(
      '; £20.00 of it was used at once on INV-7 (nothing left to pay); £5.00 of it was used at once on INV-9 (£1.00 left to pay); the balance is £42.50 now',
    );
  });

  it('leads from a failed refund of a cancelled session to running it again with credit', () => {
    const failed = notices['refund-failed'];
    const ofJob = { kind: 'job' as const, jobId: 'K7Q2' };
    const message = renderNotice({ ...failed, ofJob }, { names, club });
    expect(message.text).toContain('run that again with credit below');
    expect(wordsOf(message)).toContain('Run again with credit');
    const over = renderNotice({ ...failed, ofJob: { kind: 'takes-place' } }, { names, club });
    expect(over.text).toContain('it is not owed any more and nothing has to be done');
    expect(wordsOf(over)).not.toContain('Run again');
  });

  it('offers no way out of a bounce where none works', () => {
    const { credit } = notices['payment-reversed'];
    const none = { ...notices['payment-reversed'], credit: { ...credit, ways: [] } };
    expect(renderNotice(none, { names, club }).text).not.toContain('What can be done now');
  });
});
