import { afterAll, afterEach, beforeEach, expect } from 'vitest';
import { auditDifferences, type LedgerDesk, openLedgerDesk, startAfresh } from './ledger-desk.js';

/**
 * The desk of a test file, which calls this as it is loaded; closed after its last test.
 * @param options `afresh`: each test begins with empty books. `audited`: after each the books are
 * checked.
 */
export async function deskForFile({ afresh = false, audited = false } = {}): Promise<LedgerDesk> {
  const desk = await openLedgerDesk();
  afterAll(() => desk.close());
  if (afresh) beforeEach(() => startAfresh(desk));
  if (audited) {
    afterEach(async () => {
      expect(await auditDifferences(desk)).toEqual([]);
    });
  }
  return desk;
}
