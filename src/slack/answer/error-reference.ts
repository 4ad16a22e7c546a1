import { randomInt } from 'node:crypto';

/** Without letters and digits that are mistaken for each other when read aloud or copied. */
const letters = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Five characters that a person can tell an admin, who finds them in the log. */
export function mintErrorReference(): string {
  return Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join('');
}
