import { describe, expect, it } from 'vitest';
import { actorName, userName } from '../../src/blocks/words.js';
import { type Actor, actorId, recordActor } from '../../src/domain/people/actor.js';
import { jobNames } from '../../src/domain/people/job-name.js';

const actors: [Actor, string][] = [
  [{ kind: 'staff', userId: 'U0OLIVE', roles: ['operator'] }, '<@U0OLIVE>'],
  [{ kind: 'job', job: 'sweep' }, 'automatic use of credit'],
  [{ kind: 'job', job: 'nightly-audit' }, 'the nightly check'],
  [{ kind: 'job', job: 'outbox' }, 'the outbox'],
  [{ kind: 'import' }, 'the import'],
  [{ kind: 'command-line' }, 'the command line'],
  [{ kind: 'customer', payerId: 'club:olsen' }, 'the customer'],
];

describe('Who did something', () => {
  it.each(actors)('%j is called the same in a history and in a message: %s', (actor, words) => {
    expect(actorName(recordActor(actor))).toBe(words);
    expect(userName(actorId(actor))).toBe(words);
  });

  it('no two jobs are called the same', () => {
    const words = jobNames.map((id) => actorName({ kind: 'job', id }));
    expect(new Set(words).size).toBe(jobNames.length);
  });

  it('a job that is gone from the desk keeps its own name, made harmless', () => {
    expect(actorName({ kind: 'job', id: 'expire <!here>' })).not.toContain('<!here>');
    expect(actorName({ kind: 'job', id: 'send-letters' })).toContain('the job send-letters');
  });

  it('a message stored by an earlier version still names the automatic use of credit', () => {
    expect(userName('job')).toBe('automatic use of credit');
  });

  it('text that is no id is shown as it is, made harmless', () => {
    expect(userName('Uwe')).toContain('Uwe');
    expect(userName('<@U0OLIVE>')).not.toBe('<@U0OLIVE>');
  });
});
