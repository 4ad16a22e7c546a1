import type { Bench } from './bench.js';
import { idleCommand, type MadeClub } from './made-club.js';
import type { Measured } from './measured-command.js';
import type { Arm, Figure } from './question.js';

/** On a busy machine even a small club may seem quicker than none. */
const shortestMs = 1;
const bytesInMegabyte = 1024 * 1024;

/** Time an invoice beyond the start of a process, and the most memory held. */
function figuresOf(name: string, club: MadeClub, measured: Measured, idle: Measured): Figure[] {
  const anInvoice = (all: number, start: number) =>
    Math.max(all - start, shortestMs) / club.invoices;
  const ofProcessor = anInvoice(measured.processorMs, idle.processorMs);
  const peak = measured.peakBytes / bytesInMegabyte;
  return [
    { name, unit: 'ms an invoice', value: anInvoice(measured.tookMs, idle.tookMs) },
    { name: `${name}, processor`, unit: 'ms an invoice', value: ofProcessor },
    { name: `${name}, at most`, unit: 'MB', value: peak },
  ];
}

export function commandFaults(measured: Measured): string[] {
  const { exitCode, output } = measured;
  return exitCode === 0 ? [] : [`ended with ${exitCode}: ${output.trim()}`];
}

/** What a command takes on a made club, once, since it takes long. */
export function clubArm(
  what: string,
  club: { name: string; of: (bench: Bench) => Promise<MadeClub> },
  run: (club: MadeClub) => Promise<{ measured: Measured; faults: string[] }>,
): Arm {
  const name = `${what}, ${club.name}`;
  return {
    name,
    once: true,
    async run(bench) {
      const idle = await idleCommand(bench);
      const made = await club.of(bench);
      const { measured, faults } = await run(made);
      return {
        figures: figuresOf(name, made, measured, idle),
        faults: [...commandFaults(idle), ...commandFaults(measured), ...faults],
      };
    },
  };
}
