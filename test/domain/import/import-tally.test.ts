import { expect, it } from 'vitest';
import {
  type ImportTally,
  importInWords,
  tallyRecord,
} from '../../../src/domain/import/import-tally.js';

it('says by kind what was added and which columns changed, in one order', () => {
  const tally: ImportTally = new Map();
  tallyRecord(tally, 'sessions', ['starts_at']);
  tallyRecord(tally, 'contacts', null);
  tallyRecord(tally, 'contacts', ['email', 'name']);
  tallyRecord(tally, 'contacts', ['email']);
  const written = { tally, booked: 2, alreadyThere: 3, cutOff: null, isPart: false };
  expect(importInWords(written)).toBe(
    'contacts: 1 added, 2 changed (email 2, name 1); sessions: 1 changed (starts_at 1); events booked: 2; there already: 3',
  );
});

it('says that it ended one that was cut off, or was stopped itself', () => {
  const written = { tally: new Map(), booked: 1, alreadyThere: 0 };
  const cutOff = new Date('2026-11-23T10:00:00Z');
  expect(importInWords({ ...written, cutOff, isPart: true })).toBe(
    'events booked: 1; there already: 0; ends an import of 2026-11-23T10:00:00.000Z that was cut off; stopped before its end',
  );
});
