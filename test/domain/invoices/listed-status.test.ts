import { describe, expect, it } from 'vitest';
import {
  findingStatuses,
  listedStatuses,
  settledStatuses,
} from '../../../src/domain/invoices/listed-status.js';

describe('what a list can be narrowed to', () => {
  it('is what people say first, then every other status once', () => {
    expect(listedStatuses).toEqual([
      ...['outstanding', 'overdue', 'paid', 'overpaid', 'pending', 'reconciled'],
      ...['partially credited', 'credited', 'partially refunded', 'refunded'],
      ...['written off', 'void'],
    ]);
  });

  it('calls paid what has nothing left to pay and is not void', () => {
    expect(settledStatuses).toEqual([
      ...['reconciled', 'reconciled overpaid', 'partially credited', 'credited'],
      ...['partially refunded', 'refunded', 'written off'],
    ]);
  });

  it('offers nothing where nothing is held', () => {
    expect(findingStatuses({ payable: [], other: [], overdue: false, overpaid: false })).toEqual(
      [],
    );
  });

  it('offers outstanding for every debt that can be paid, whatever its status', () => {
    const held = {
      payable: ['partially credited' as const],
      other: [],
      overdue: false,
      overpaid: false,
    };
    expect(findingStatuses(held)).toEqual(['outstanding', 'partially credited']);
  });

  it('offers overdue only where something is', () => {
    const held = { payable: ['outstanding' as const], other: [], overdue: true, overpaid: false };
    expect(findingStatuses(held)).toEqual(['outstanding', 'overdue']);
  });

  it('offers paid where one of the rest is settled', () => {
    const held = {
      payable: [],
      other: ['void' as const, 'reconciled' as const],
      overdue: false,
      overpaid: false,
    };
    expect(findingStatuses(held)).toEqual(['paid', 'reconciled', 'void']);
  });

  it('offers overpaid only where something is', () => {
    const held = { payable: [], other: ['void' as const], overdue: false, overpaid: true };
    expect(findingStatuses(held)).toEqual(['overpaid', 'void']);
  });

  it('calls nothing paid that is void or waits', () => {
    const held = {
      payable: [],
      other: ['void' as const, 'pending' as const],
      overdue: false,
      overpaid: false,
    };
    expect(findingStatuses(held)).toEqual(['pending', 'void']);
  });
});
