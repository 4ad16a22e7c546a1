// Does the export for hledger take more memory, or more time an invoice, when the club is large?
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clubArm } from '../support/club-arm.js';
import { expectEqual } from '../support/faults.js';
import { largeClub, smallClub } from '../support/made-club.js';
import { measureCommand } from '../support/measured-command.js';
import type { Question } from '../support/question.js';

export const exportQuestion: Question = {
  name: 'scale/export',
  asks: 'Does the export for hledger take more memory, or more time an invoice, when the club is large?',
  arms: [smallClub, largeClub].map((club) =>
    clubArm('export', club, async ({ desk }) => {
      const file = join(tmpdir(), `${desk.store.db.databaseName}.journal`);
      try {
        const options = { uri: desk.uri, arguments: ['--hledger', file] };
        const measured = await measureCommand('export', options);
        const written = Number(/Wrote (\d+) entries/.exec(measured.output)?.[1] ?? 0);
        const entries = await desk.store.collections.journal.countDocuments();
        return { measured, faults: expectEqual('entries written', written, entries) };
      } finally {
        await rm(file, { force: true });
      }
    }),
  ),
};
