import type { KnownBlock } from '@slack/types';
import { actions, button, section } from '../../src/blocks/layout.js';
import { sessionTime } from '../../src/blocks/session-words.js';
import { counted, safe } from '../../src/blocks/text.js';
import type { ShownClub } from '../../src/blocks/words.js';
import type { OrderChangeToDo } from '../../src/services/sessions/cancelling/order-changes.js';
import type { ChangesOfJob } from '../../src/services/sessions/cancelling/tick-many-changes.js';
import { orderChangesIds } from './ids.js';

/** As many jobs are named, those with the most changes first. */
export const jobsShown = 5;

/** The changes of a page as a button carries them: what somebody else ticks meanwhile is not ticked twice. */
export const pageValue = {
  write: (changes: readonly OrderChangeToDo[]): string =>
    changes.map(({ change }) => change.id).join('\n'),
  read: (value: string): string[] => value.split('\n').filter((id) => id !== ''),
};

/** A job with the moment at which the list was drawn: what it changes later nobody has seen. */
export const jobValue = {
  write: ({ jobId }: Pick<ChangesOfJob, 'jobId'>, now: Date): string =>
    `${now.getTime()}\n${jobId}`,
  read: (value: string): { jobId: string; upTo: Date } => {
    const [at = '', jobId = ''] = value.split('\n');
    return { jobId, upTo: new Date(Number(at)) };
  },
};

/** **Tick all of this page**, without what was invoiced meanwhile. */
export function tickPageBlocks(changes: readonly OrderChangeToDo[]): KnownBlock[] {
  const open = changes.filter(({ billedBy }) => billedBy === null);
  if (open.length < 2) return [];
  return actions([
    button({
      ...{ text: 'Tick all of this page', actionId: orderChangesIds.tickPage },
      value: pageValue.write(open),
      confirm: confirmed(open.length),
    }),
  ]);
}

function confirmed(count: number) {
  return {
    title: 'Tick them all?',
    text: `Press it once all ${counted(count, 'order')} ${count === 1 ? 'is' : 'are'} changed in your billing system. This cannot be undone.`,
  };
}

function whatText({ what }: ChangesOfJob, club: ShownClub): string {
  if (what === null) return 'One job';
  if (what.kind === 'remove-contact') return `Removed from ${safe(what.productName, 100)}`;
  const [first] = what.sessions;
  if (first === undefined) return counted(what.count, 'cancelled session');
  const more = what.count > 1 ? ` and ${what.count - 1} more` : '';
  return `Cancelled: ${safe(first.title, 100)}, ${sessionTime(first.startsAt, club)}${more}`;
}

/** Each job with all of its changes, where there are more than one page has. */
export function byJobBlocks(
  jobs: readonly ChangesOfJob[],
  { club, now }: { club: ShownClub; now: Date },
): KnownBlock[] {
  return jobs
    .filter(({ count }) => count > 1)
    .map((job) => {
      const about = whatText(job, club);
      return section(
        `${about}  ·  ${counted(job.count, 'order')}`,
        button({
          ...{ text: 'Tick all of it', actionId: orderChangesIds.tickJob },
          ...{ value: jobValue.write(job, now), spoken: `Tick all of it: ${about}` },
          confirm: confirmed(job.count),
        }),
      );
    });
}
