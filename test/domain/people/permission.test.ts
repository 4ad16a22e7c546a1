import { describe, expect, it } from 'vitest';
import type { Actor, Role } from '../../../src/domain/people/actor.js';
import { recordActor } from '../../../src/domain/people/actor.js';
import { mayDo, requireRight } from '../../../src/domain/people/permission.js';
import type { Action } from '../../../src/domain/people/rights.js';
import { refusalOf } from '../../support/rules.js';

function staff(...roles: Role[]): Actor {
  return { kind: 'staff', userId: 'U1', roles };
}

const everyday: Action[] = [
  'see-invoices',
  'raise-credit',
  'apply-credit',
  'take-back-credit',
  'void-credit-note',
  'void-invoice',
  'move-overpayment',
  'issue-invoice',
  'record-payment',
  'check-books',
  'send-again',
];

describe('who may do what', () => {
  it.each(everyday)('%s: everybody on the staff, nobody without a role', (action) => {
    for (const role of ['operator', 'approver', 'admin'] as const) {
      expect(mayDo(staff(role), action)).toBe(true);
    }
    expect(mayDo(staff(), action)).toBe(false);
  });

  it.each([
    ['operator', false],
    ['approver', true],
    ['admin', true],
  ] as const)('write-off: %s %s', (role, may) => {
    expect(mayDo(staff(role), 'write-off')).toBe(may);
  });

  it('the best of several roles counts', () => {
    expect(mayDo(staff('operator', 'approver'), 'write-off')).toBe(true);
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
