import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bench, sharedBy } from './bench.js';
import { type BenchDesk, openBenchDesk } from './bench-desk.js';
import { type ClubFolderSize, writeClubFolder } from './club-folder.js';
import { type Measured, measureCommand } from './measured-command.js';
import type { Sizes } from './sizes.js';

/** A club that was imported by the desk's own command, once for all questions about it. */
export type MadeClub = {
  name: string;
  desk: BenchDesk;
  invoices: number;
  imported: Measured;
};

async function makeClub(bench: Bench, name: string, size: ClubFolderSize): Promise<MadeClub> {
  const folder = await mkdtemp(join(tmpdir(), 'credit-desk-club-'));
  try {
    await writeClubFolder(folder, size);
    const desk = await openBenchDesk(bench.freshUri());
    bench.atEnd(() => desk.close());
    const imported = await measureCommand('import', { uri: desk.uri, arguments: [folder] });
    return { name, desk, invoices: size.invoices, imported };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function club(name: string, sizeOf: (sizes: Sizes) => ClubFolderSize) {
  return { name, of: sharedBy((bench: Bench) => makeClub(bench, name, sizeOf(bench.sizes))) };
}

export const smallClub = club('small club', ({ smallClub: invoices }) => ({ invoices }));
export const largeClub = club('large club', ({ largeClub: invoices }) => ({ invoices }));
export const onePayer = club('one payer', ({ onePayer: invoices }) => ({ invoices, payers: 1 }));
export const payerEach = club('a payer each', ({ onePayer: invoices }) => ({
  invoices,
  payers: invoices,
}));

const idleRuns = 3;

/** What a command takes that has nothing to do: no part of the time an invoice takes. */
export const idleCommand = sharedBy(async (bench: Bench) =>
  bench.withDesk(async ({ uri }) => {
    let quickest = await measureCommand('audit', { uri });
    for (let run = 1; run < idleRuns; run += 1) {
      const measured = await measureCommand('audit', { uri });
      // Other work on the machine can only add to it.
      if (measured.tookMs < quickest.tookMs) quickest = measured;
    }
    return quickest;
  }),
);
