import { describe, expect, it } from 'vitest';
import { checkRequests } from '../../../src/domain/approvals/check-requests.js';

const entry = {
  id: 'form:F1',
  actor: { kind: 'staff' as const, id: 'UOLIVE' },
  approvedBy: { kind: 'staff' as const, id: 'UANNA' },
  refs: { invoiceId: 'club:INV-1' },
};
const request = {
  id: 'F1',
  requesterId: 'UOLIVE',
  decision: { by: 'UANNA', at: new Date('2026-11-23T10:00:00Z'), comment: '' },
  isOfJob: false,
};
const said = 'asked for by UOLIVE, approved by UANNA';

describe('approvals in the books against the requests', () => {
  it('agree where each approved entry has its approved request', () => {
    expect(checkRequests([entry], [request])).toEqual([]);
    expect(checkRequests([], [])).toEqual([]);
  });

  it('agree on a form that booked several entries under numbers', () => {
    const numbered = [1, 2, 11].map((number) => ({ ...entry, id: `form:F1:${number}` }));
    expect(checkRequests(numbered, [request])).toEqual([]);
  });

  it('tell forms apart whose ids only look alike', () => {
    for (const id of ['12:F1', 'F:7:b', 'a-form:F1']) {
      const key = id.startsWith('a-') ? id : `form:${id}`;
      expect(checkRequests([{ ...entry, id: key }], [{ ...request, id }]), id).toEqual([]);
      expect(checkRequests([{ ...entry, id: key }], [request]), id).toMatchObject([
        { id, stored: 'not approved' },
        { id: 'F1', stored: 'approved' },
      ]);
    }
  });

  it('agree on entries of a job that name its request, of which a payer may have none', () => {
    const ofJob = { ...request, id: 'J1:2', isOfJob: true };
    const booked = { ...entry, id: 'cancel:S1:1:B1', refs: { requestId: 'J1:2' } };
    expect(checkRequests([booked, { ...booked, id: 'cancel:S1:1:B2' }], [ofJob])).toEqual([]);
    expect(checkRequests([], [ofJob])).toEqual([]);
    expect(checkRequests([booked], [])).toMatchObject([{ id: 'J1:2', stored: 'not approved' }]);
  });

  it('name an entry that nobody approved', () => {
    expect(checkRequests([entry], [])).toEqual([
      { document: 'request', id: 'F1', what: 'approval', expected: said, stored: 'not approved' },
    ]);
  });

  it('name an entry that its own requester approved, and what stands in its request only once', () => {
    const alone = { ...entry, approvedBy: entry.actor };
    const stored = 'asked for by UOLIVE, approved by UOLIVE';
    const found = { document: 'request', id: 'F1', what: 'second person', stored };
    const own = { ...request, decision: { ...request.decision, by: 'UOLIVE' } };
    for (const requests of [[own], [request]]) {
      expect(checkRequests([alone], requests)).toEqual([{ ...found, expected: 'somebody else' }]);
    }
  });

  it.each([
    ['by somebody else', { requesterId: 'UX' }, 'asked for by UX, approved by UANNA'],
    [
      'and approved by somebody else',
      { decision: { ...request.decision, by: 'UX' } },
      'asked for by UOLIVE, approved by UX',
    ],
    ['and decided by nobody', { decision: null }, 'asked for by UOLIVE, approved by nobody'],
  ])('name a request that was asked for %s', (_name, changes, stored) => {
    expect(checkRequests([entry], [{ ...request, ...changes }])).toEqual([
      { document: 'request', id: 'F1', what: 'approval', expected: said, stored },
    ]);
  });

  it('name an entry without a second person whose request was approved', () => {
    const { approvedBy: _gone, ...alone } = entry;
    expect(checkRequests([alone], [request])).toEqual([
      {
        ...{ document: 'request', id: 'F1', what: 'approval', stored: said },
        expected: 'asked for by UOLIVE, approved by nobody',
      },
    ]);
  });

  it('name an approved request that booked nothing', () => {
    expect(checkRequests([entry], [request, { ...request, id: 'F2' }])).toEqual([
      {
        ...{ document: 'request', id: 'F2', what: 'approval' },
        ...{ expected: 'nothing was booked', stored: 'approved' },
      },
    ]);
  });
});
