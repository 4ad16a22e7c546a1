import { expect, test } from 'vitest';
import { readSourceFiles } from './checks/source-files.js';

const lines = new Map(
  [...readSourceFiles()].map(([name, text]) => [name, text.trimEnd().split('\n').length]),
);

test('no source file has more than 200 lines', () => {
  const long = [...lines].filter(([, count]) => count > 200);
  expect(long).toEqual([]);
  expect(lines.size).toBeGreaterThan(400);
});

test('three quarters of the files of the desk have fewer than 80 lines', () => {
  const own = [...lines].filter(([name]) => /^(?:src|commands|views|local-mongo)\//.test(name));
  const longer = own.filter(([, count]) => count >= 80);
  expect(longer.length / own.length, `${longer.length} of ${own.length} are longer`).toBeLessThan(
    0.25,
  );
});
