import { foldedText, foldings } from '../people/folded-text.js';

/** By what a session is found: what people read of it. */
export type SessionTexts = { productName: string; title: string; startsAt: Date };

/**
 * Makes the test whether a session fits every typed word, each by any part of the product's name,
 * the title, or the day and time as people write them: `Thursday 3 December 17:00`.
 * @param words folded; `timeZone` is the club's
 */
export function sessionFits(
  words: readonly string[],
  timeZone: string,
): (session: SessionTexts) => boolean {
  if (words.length === 0) return () => true;
  const clock = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone, weekday: 'long', day: 'numeric', month: 'long' },
    ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  });
  const names = new Map<string, string>();
  const folded = (text: string) => {
    const known = names.get(text) ?? foldings(text).join(' ');
    names.set(text, known);
    return known;
  };
  return ({ productName, title, startsAt }) => {
    const own = `${folded(productName)} ${folded(title)}`;
    const missing = words.filter((word) => !own.includes(word));
    if (missing.length === 0) return true;
    const time = foldedText(clock.format(startsAt));
    return missing.every((word) => time.includes(word));
  };
}
