import { describe, expect, it } from 'vitest';
import { noticeSubject } from '../../../views/messages/notice-words.js';
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

  it('says nothing about credit when none was made from a bounced payment', () => {
    const notice = { ...notices['payment-reversed'], creditMade: 0n };
    expect(renderNotice(notice, { names, club }).text).not.toContain('Two ways out');
  });
});
