import type { BlankedWords } from '../../domain/forgetting/blanked-words.js';
import { blankAskedAgain } from '../../store/forgetting/asked-again.js';
import { blankBookedAgain, findBookedAgain } from '../../store/forgetting/booked-again.js';
import type { Desk } from '../desk.js';

/**
 * Takes the words out that were typed about people after they were forgotten, such as with money
 * that came in late; each step finds what is left of it. What has not been settled waits.
 */
export async function forgetAgain(
  desk: Desk,
  { words, stopped }: { words: BlankedWords; stopped: () => boolean },
): Promise<void> {
  const { store, club } = desk;
  const now = desk.now();
  await blankAskedAgain(store, club.id, { words, now });
  for (const document of await findBookedAgain(store, club.id)) {
    if (stopped()) return;
    try {
      await blankBookedAgain(store, document, { words, now });
    } catch (error) {
      // Whatever comes after must not wait for it; the next run tries it again.
      desk.log.error({ err: error, ...document }, 'words could not be taken out again yet');
    }
  }
}
