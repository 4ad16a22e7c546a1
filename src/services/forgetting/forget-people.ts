import { creditReasons } from '../../domain/credit/credit-note.js';
import { blankedWords } from '../../domain/forgetting/blanked-words.js';
import { forgetReason } from '../../domain/forgetting/forgotten.js';
import { blankBooks } from '../../store/forgetting/blank-books.js';
import { blankMessages, closeAccountPage } from '../../store/forgetting/blank-mails.js';
import {
  blankEvents,
  blankJobs,
  blankRequests,
  blankSendings,
  blankSessions,
} from '../../store/forgetting/blank-work.js';
import { endForgetting, findOpenForgettings } from '../../store/forgetting/open-forgettings.js';
import type { Forgetting } from '../../store/forgetting/stored-forgetting.js';
import type { Desk } from '../desk.js';
import { underLease } from '../under-lease.js';
import { forgetAgain } from './forget-again.js';

const leaseMs = 60_000;

/** What was under way when it was decided has ended by then; its words are found once more. */
const settledMs = 60_000;

/** Words of the club's lists and of the desk itself say nothing about anybody. */
function keptWords({ settings }: Desk): string[] {
  return [...settings.reasons, ...creditReasons, forgetReason];
}

/**
 * Takes the words about one person out of everything; again, where a killed process had begun, and
 * once more when what was under way at the decision has ended. Whether that was the last time.
 */
async function takeOut(desk: Desk, person: Forgetting, stopped: () => boolean): Promise<boolean> {
  const { store } = desk;
  const words = blankedWords(person, keptWords(desk));
  const now = desk.now();
  const steps = [
    () => closeAccountPage(store, person, now),
    () => blankBooks(store, person, { words, stopped }),
    () => blankRequests(store, person, words),
    () => blankJobs(store, person, words),
    () => blankSessions(store, person, words),
    () => blankEvents(store, person, words),
    () => blankSendings(store, person),
    () => blankMessages(store, person, { words, now, stopped }),
  ];
  for (const step of steps) {
    if (stopped()) return false;
    await step();
  }
  const isSettled = now.getTime() - person.startedAt.getTime() >= settledMs;
  if (stopped() || !isSettled) return false;
  await endForgetting(store, person.id, now);
  return true;
}

/**
 * Takes out the words about everybody who was forgotten and of whom some are left, also those that
 * were booked on them since. Each step finds what is left of it, so a run that is missed, doubled
 * or killed does no harm. Null while another process is at it.
 */
export function forgetPeople(
  desk: Desk,
  stopped: () => boolean = () => false,
): Promise<number | null> {
  const name = `forget-people:${desk.club.id}`;
  return underLease(desk, { name, ttlMs: leaseMs }, async () => {
    let done = 0;
    for (const person of await findOpenForgettings(desk.store, desk.club.id)) {
      if (stopped()) break;
      try {
        if (await takeOut(desk, person, stopped)) done += 1;
      } catch (error) {
        // Whoever comes after must not wait for it; the next run tries it again.
        desk.log.error({ err: error, contact: person.id }, 'somebody could not be forgotten yet');
      }
    }
    const nobody = { id: '', clubId: desk.club.id, names: [] };
    await forgetAgain(desk, { words: blankedWords(nobody, keptWords(desk)), stopped });
    return done;
  });
}
