import { expect, it } from 'vitest';
import {
  fileLayouts,
  importFileNames,
  isImportFileName,
  pastColumns,
} from '../../../src/domain/import/file-layout.js';

const liesAhead = ['due_on', 'expires_on'];

it.each(['contacts.csv', 'passes.csv'])('%s is a file of a folder', (name) => {
  expect(isImportFileName(name)).toBe(true);
  expect(importFileNames).toContain(name);
});

it.each(['Contacts.csv', 'contacts', 'refund.csv', '', 'toString'])('%j is none', (name) => {
  expect(isImportFileName(name)).toBe(false);
});

it.each(importFileNames)('every day of %s that has come when the row is true is known', (name) => {
  const { required, optional } = fileLayouts[name];
  const days = [...required, ...optional].filter((column) => column.endsWith('_on'));
  const past = name === 'orders.csv' ? [] : days.filter((day) => !liesAhead.includes(day));
  expect(pastColumns[name] ?? []).toEqual(past);
});
