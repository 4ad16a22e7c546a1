import { putBackTexts } from '../../src/blocks/put-back-words.js';
import { reasonWords } from '../../src/blocks/reason-words.js';
import { safe } from '../../src/blocks/text.js';
import { userName } from '../../src/blocks/words.js';
import type { Of } from './notice-parts.js';

/** Who is on a product again, and what came back with it. */
export function contactPutBack(notice: Of<'contact-put-back'>): string {
  const { name, productName, byUserId, reason } = notice;
  const who = `*${safe(name)}* is on *${safe(productName)}* again: put back by ${userName(byUserId)}, ${reasonWords(reason)}.`;
  return [who, ...putBackTexts(notice), 'Credit that was given stays.'].join(' ');
}
