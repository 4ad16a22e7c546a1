import { describe, expect, it } from 'vitest';
import { isOver, requireSecondPerson } from '../../../src/domain/approvals/decidable.js';
import type { Actor } from '../../../src/domain/people/actor.js';
import { expectRefusalsInOrder } from '../../support/refusal-order.js';

const request = { requesterId: 'UOLIVE', expiresAt: new Date('2026-11-30T10:00:00Z') };

function staff(userId: string, roles: readonly ('operator' | 'approver' | 'admin')[]): Actor {
  return { kind: 'staff', userId, roles };
}

describe('Whoever decides', () => {
  it('has the role and did not ask, and hears first that they asked', () => {
    expectRefusalsInOrder(
      ({ userId, roles }: { userId: string; roles: readonly ('operator' | 'approver')[] }) =>
        requireSecondPerson(request, staff(userId, roles)),
      { userId: 'UANNA', roles: ['approver'] as readonly ('operator' | 'approver')[] },
      {
        'own-request': { userId: 'UOLIVE' },
        'not-an-approver': { roles: ['operator'] as const },
      },
    );
  });

  it.each<Actor>([{ kind: 'command-line' }, { kind: 'import' }, { kind: 'job', job: 'sweep' }])(
    'is a person, so not %j',
    (actor) => {
      expect(() => requireSecondPerson(request, actor)).toThrow('not-an-approver');
    },
  );

  it('is too late from the very end of the seventh day on', () => {
    expect(isOver(request, new Date('2026-11-30T09:59:59.999Z'))).toBe(false);
    expect(isOver(request, new Date('2026-11-30T10:00:00Z'))).toBe(true);
  });
});
