import { describe, expect, it } from 'vitest';
import { isOver, requireSecondPerson } from '../../../src/domain/approvals/decidable.js';
import type { Actor } from '../../../src/domain/people/actor.js';
import { expectRefusalsInOrder } from '../../support/refusal-order.js';

const request = { requesterId: 'UOLIVE', expiresAt: new Date('2026-11-30T10:00:00Z') };

type Roles = readonly ('operator' | 'approver' | 'admin')[];

type Situation = { userId: string; roles: Roles; email?: string | null; payerEmail: string | null };

function decide({ userId, roles, email = 'anna@club.example', payerEmail }: Situation): void {
  requireSecondPerson(request, { kind: 'staff', userId, roles, email }, payerEmail);
}

const sound: Situation = { userId: 'UANNA', roles: ['approver'], payerEmail: 'kari@club.example' };

describe('Whoever decides', () => {
  it('has the role, did not ask and is not the payer, and hears first that they asked', () => {
    expectRefusalsInOrder(decide, sound, {
      'own-request': { userId: 'UOLIVE' },
      'not-an-approver': { roles: ['operator'] },
      'approver-is-payer': { email: ' Kari@Club.example' },
      'approver-unknown': { email: null },
    });
  });

  it('may be anybody where the payer has no address', () => {
    expect(() => decide({ ...sound, email: null, payerEmail: null })).not.toThrow();
  });

  it.each<Actor>([{ kind: 'command-line' }, { kind: 'import' }, { kind: 'job', job: 'sweep' }])(
    'is a person, so not %j',
    (actor) => {
      expect(() => requireSecondPerson(request, actor, null)).toThrow('not-an-approver');
    },
  );

  it('is too late from the very end of the seventh day on', () => {
    expect(isOver(request, new Date('2026-11-30T09:59:59.999Z'))).toBe(false);
    expect(isOver(request, new Date('2026-11-30T10:00:00Z'))).toBe(true);
  });
});
