import { expect, it } from 'vitest';
import { createFaultList, mostFaults } from '../../../src/domain/import/fault-list.js';

const fault = (line: number) => ({ file: 'contacts.csv', line, reason: 'No.' });

it('gives the faults in the order of their lines', () => {
  const list = createFaultList();
  expect([list.isEmpty(), list.isFull(), list.all()]).toEqual([true, false, []]);
  list.add(fault(3));
  list.add(fault(2));
  expect([list.isEmpty(), list.isFull()]).toEqual([false, false]);
  expect(list.all()).toEqual([fault(2), fault(3)]);
});

it('is full after a thousand, and takes no more', () => {
  const list = createFaultList();
  for (let line = 1; line < mostFaults; line += 1) list.add(fault(line));
  expect(list.isFull()).toBe(false);
  list.add(fault(mostFaults));
  expect(list.isFull()).toBe(true);
  list.add(fault(mostFaults + 1));
  expect(list.all()).toHaveLength(1000);
  expect(list.all().at(-1)).toEqual(fault(1000));
});
