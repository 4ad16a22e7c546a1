import { foldedText, foldings } from '../../people/folded-text.js';

/** By what a session is found: what people read of it. */
export type SessionTexts = { productName: string; title: string; startsAt: Date };

const number = /^\p{Nd}+$/u;

/** A typed number is one: `7` is week 7 and 7 December, and is not in 17:00 or in week 17. */
function fitsIn(word: string): { name(text: string): boolean; time(text: string): boolean } {
  const within = (text: string) => text.includes(word);
  if (!number.test(word)) return { name: within, time: within };
  // A name may go on, as numbers are typed figure by figure; a time has too many figures for that.
  const begins = new RegExp(`(?<!\\p{Nd})${word}`, 'u');
  const whole = new RegExp(`${begins.source}(?!\\p{Nd})`, 'u');
  return { name: (text) => begins.test(text), time: (text) => whole.test(text) };
}

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
  const fits = words.map(fitsIn);
  const names = new Map<string, string>();
  const folded = (text: string) => {
    const known = names.get(text) ?? foldings(text).join(' ');
    names.set(text, known);
    return known;
  };
  return ({ productName, title, startsAt }) => {
    const own = `${folded(productName)} ${folded(title)}`;
    const missing = fits.filter(({ name }) => !name(own));
    if (missing.length === 0) return true;
    const time = foldedText(clock.format(startsAt));
    return missing.every((word) => word.time(time));
  };
}
