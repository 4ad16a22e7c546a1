import { describe, expect, it } from 'vitest';
import type { Actor, Role } from '../../../src/domain/people/actor.js';
import { recordActor } from '../../../src/domain/people/actor.js';
import { mayDo, requireOwnAccount, requireRight } from '../../../src/domain/people/permission.js';
import { rights } from '../../../src/domain/people/rights.js';
import { everyAction, refusalOf } from '../../support/rules.js';

function staff(...roles: Role[]): Actor {
  return { kind: 'staff', userId: 'U1', roles };
}

const everyRole = ['operator', 'approver', 'admin'] as const;

describe('who may do what', () => {
  it.each(everyAction)('%s: the roles of its row and no others', (action) => {
    const allowed: readonly Role[] = rights[action];
    const may = everyRole.filter((role) => mayDo(staff(role), action));
    expect(may).toEqual(everyRole.filter((role) => allowed.includes(role)));
    expect(may).toContain('admin');
    expect(mayDo(staff(), action)).toBe(false);
  });

  it.each([
    ['operator', false],
    ['approver', true],
    ['admin', true],
  ] as const)('approve-request: %s %s', (role, may) => {
    expect(mayDo(staff(role), 'approve-request')).toBe(may);
  });

  it('the best of several roles counts', () => {
    expect(mayDo(staff('operator', 'approver'), 'approve-request')).toBe(true);
  });

  it.each<Actor>([
    { kind: 'job', job: 'nightly-audit' },
    { kind: 'import' },
    { kind: 'command-line' },
  ])('our own $kind may do what it is made for', (actor) => {
    expect(mayDo(actor, 'apply-credit')).toBe(true);
  });

  it('a refusal names what was wanted', () => {
    expect(refusalOf(() => requireRight(staff(), 'raise-credit'))).toEqual({
      code: 'not-allowed',
      action: 'raise-credit',
    });
  });

  it('who may is let through', () => {
    expect(() => requireRight(staff('operator'), 'raise-credit')).not.toThrow();
    expect(() => requireRight({ kind: 'import' }, 'write-off')).not.toThrow();
  });
});

it('the journal keeps who did it, not with which rights', () => {
  expect(recordActor(staff('admin'))).toEqual({ kind: 'staff', id: 'U1' });
  expect(recordActor({ kind: 'job', job: 'sweep' })).toEqual({ kind: 'job', id: 'sweep' });
  expect(recordActor({ kind: 'job', job: 'nightly-audit' })).toEqual({
    kind: 'job',
    id: 'nightly-audit',
  });
  for (const kind of ['import', 'command-line'] as const) {
    expect(recordActor({ kind })).toEqual({ kind, id: kind });
  }
});

it('payers may use their own credit and see what is theirs, and nothing else', () => {
  const customer: Actor = { kind: 'customer', payerId: 'club:olsen' };
  const allowed = everyAction.filter((action) => mayDo(customer, action));
  expect([...allowed].sort()).toEqual(['apply-credit', 'see-invoices']);
  expect(() => requireOwnAccount(customer, 'club:olsen', 'see-invoices')).not.toThrow();
  expect(() => requireOwnAccount(customer, 'club:other', 'see-invoices')).toThrow('not-allowed');
});
