import { creditReasons } from '../../domain/credit/credit-note.js';
import { blankedWords } from '../../domain/forgetting/blanked-words.js';
import { forgetReason } from '../../domain/forgetting/forgotten.js';
import type { Leaver } from '../../domain/forgetting/leaver.js';
import { blankBooks } from '../../store/forgetting/blank-books.js';
import { blankElsewhere } from '../../store/forgetting/blank-elsewhere.js';
import { closeAccountPage } from '../../store/forgetting/blank-mails.js';
import {
  blankJobs,
  blankRequests,
  blankSendings,
  blankSessions,
} from '../../store/forgetting/blank-work.js';
import { findLeaver } from '../../store/forgetting/find-leaver.js';
import {
  endForgetting,
  findOpenForgettings,
  keepSwept,
} from '../../store/forgetting/open-forgettings.js';
import type { Forgetting } from '../../store/forgetting/stored-forgetting.js';
import { findAwaited } from '../../store/forgetting/waiting-words.js';
import type { Desk } from '../desk.js';
import { underLease } from '../under-lease.js';
import { forgetAgain } from './forget-again.js';

const leaseMs = 60_000;

/** What was under way when it was decided has ended by then; its words are found as well. */
const settledMs = 60_000;

/** What could not be written is tried again after so long: all words are looked through for it. */
const againMs = 3_600_000;

/** Words of the club's lists and of the desk itself say nothing about anybody. */
function keptWords({ settings }: Desk): string[] {
  return [...settings.reasons, ...creditReasons, forgetReason];
}

type Open = { forgetting: Forgetting; leaver: Leaver };

/** Takes out what is found through the person: their own, and what names them in their family's. */
async function takeOutOwn(
  { store }: Desk,
  leaver: Leaver,
  { now, stopped }: { now: Date; stopped: () => boolean },
): Promise<void> {
  const steps = [
    () => closeAccountPage(store, leaver.person, now),
    () => blankBooks(store, leaver, stopped),
    () => blankRequests(store, leaver),
    () => blankJobs(store, leaver, now),
    () => blankSessions(store, leaver),
    () => blankSendings(store, leaver),
  ];
  for (const step of steps) {
    if (stopped()) return;
    await step();
  }
}

type Run = { now: Date; kept: readonly string[]; stopped: () => boolean };

/** Whoever comes after must not wait for one who cannot be done; the next run tries it again. */
async function orLog<Result>(
  desk: Desk,
  { id }: Pick<Forgetting, 'id'>,
  work: () => Promise<Result>,
): Promise<Result | null> {
  try {
    return await work();
  } catch (error) {
    desk.log.error({ err: error, contact: id }, 'somebody could not be forgotten yet');
    return null;
  }
}

/**
 * Those whose own words are out, and about whom nothing is under way any more that had begun before the
 * decision; only then all other words are looked through. `awaited`: something is still to be sent,
 * decided or done that names them, so they are looked for once more after it.
 */
async function findDue(desk: Desk, run: Run): Promise<{ due: Open[]; awaited: Set<string> }> {
  const { store, club } = desk;
  const settled: Open[] = [];
  for (const forgetting of await findOpenForgettings(store, club.id)) {
    const { startedAt, notBefore } = forgetting;
    if (run.stopped() || (notBefore && run.now < notBefore)) continue;
    const isSettled = run.now.getTime() - startedAt.getTime() >= settledMs;
    const leaver = await orLog(desk, forgetting, () => findLeaver(store, forgetting, run.kept));
    if (leaver === null) continue;
    if (isSettled) settled.push({ forgetting, leaver });
    else await orLog(desk, forgetting, () => takeOutOwn(desk, leaver, run));
  }
  const leavers = settled.map(({ leaver }) => leaver);
  const awaited = await findAwaited(store, club.id, leavers);
  const isDue = ({ id, sweptAt }: Forgetting) => !sweptAt || !awaited.has(id);
  return { due: settled.filter(({ forgetting }) => isDue(forgetting)), awaited };
}

/** Those who are as far are looked for together, however many they are. */
function byPlace(open: readonly Open[]): Open[][] {
  const groups = new Map<string, Open[]>();
  for (const one of open) {
    const { place } = one.forgetting;
    const key = place ? `${place.source} ${place.after}` : '';
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()];
}

/** Looks for some of them in all words of the club; how many are done with. */
async function takeOutElsewhere(
  desk: Desk,
  { open, awaited }: { open: readonly Open[]; awaited: ReadonlySet<string> },
  run: Run,
): Promise<number> {
  const { store, club } = desk;
  const leavers = open.map(({ leaver }) => leaver);
  const failed = new Set<string>();
  const from = open[0]?.forgetting.place ?? null;
  const isWhole = await blankElsewhere(store, {
    ...{ ...run, clubId: club.id, leavers, from },
    failed({ person: { id } }, error) {
      desk.log.error({ err: error, contact: id }, 'a word about somebody could not be taken out');
      failed.add(id);
    },
  });
  if (!isWhole) return 0;
  const stillAwaited = await findAwaited(store, club.id, leavers);
  let done = 0;
  for (const { id } of open.map(({ forgetting }) => forgetting)) {
    if (failed.has(id)) {
      const notBefore = new Date(run.now.getTime() + againMs);
      await keepSwept(store, id, { sweptAt: null, notBefore });
    } else if (awaited.has(id) || stillAwaited.has(id)) {
      await keepSwept(store, id, { sweptAt: run.now, notBefore: null });
    } else {
      await endForgetting(store, id, run.now);
      done += 1;
    }
  }
  return done;
}

/**
 * Takes out the words about everybody who was forgotten and of whom some are left: their own at once,
 * those in which others name them a minute later, and those that were booked on them since. Each
 * step finds what is left of it, so a run that is missed, doubled or killed does no harm. Null while
 * another process is at it.
 */
export function forgetPeople(
  desk: Desk,
  stopped: () => boolean = () => false,
): Promise<number | null> {
  const name = `forget-people:${desk.club.id}`;
  return underLease(desk, { name, ttlMs: leaseMs }, async () => {
    const kept = keptWords(desk);
    const run = { now: desk.now(), kept, stopped };
    const { due, awaited } = await findDue(desk, run);
    let done = 0;
    for (const group of byPlace(due)) {
      const open: Open[] = [];
      for (const one of group) {
        const { forgetting, leaver } = one;
        const isBegun = forgetting.place !== null && forgetting.place !== undefined;
        const own = async () => {
          if (!isBegun) await takeOutOwn(desk, leaver, run);
          return one;
        };
        if ((await orLog(desk, forgetting, own)) !== null) open.push(one);
      }
      const [first] = open;
      if (first === undefined || stopped()) continue;
      const elsewhere = () => takeOutElsewhere(desk, { open, awaited }, run);
      done += (await orLog(desk, first.forgetting, elsewhere)) ?? 0;
    }
    const nobody = { id: '', clubId: desk.club.id, names: [] };
    await forgetAgain(desk, { words: blankedWords(nobody, kept), stopped });
    return done;
  });
}
