import { describe, expect, it } from 'vitest';
import { directionOf, visualRuns } from '../../src/documents/visual-runs.js';

const textsOf = (line: string) => visualRuns(line, directionOf(line)).map(({ text }) => text);

describe('runs of a line from left to right', () => {
  it('leave a line of Latin, Greek or Cyrillic letters whole', () => {
    expect(textsOf('Łukasz (U11) -£12.50')).toEqual(['Łukasz (U11) -£12.50']);
    expect(textsOf('')).toEqual([]);
  });

  it('keep words from right to left together, with the spaces between them', () => {
    expect(textsOf('אורי כהן (U11)').at(-1)).toBe('אורי כהן');
    expect(textsOf('محمد علي 2')).toEqual(['2', ' ', 'محمد علي']);
  });

  it('mirror brackets that are read from the right', () => {
    expect(textsOf('שלום (ילד)').join('|')).toBe('(|ילד|)| |שלום');
    expect(textsOf('אבג [12] x').join('')).toBe('x [12] אבג');
  });

  it('part Hebrew from Arabic, since each is shaped by its own rules', () => {
    const runs = visualRuns('אורי محمد', 'rtl');
    expect(runs.map(({ alphabet }) => alphabet)).toEqual(['arabic', 'other', 'other']);
  });
});
