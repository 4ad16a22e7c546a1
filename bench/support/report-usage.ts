// Loaded before a measured command: as the process ends it writes what it took to descriptor 3.
import { writeSync } from 'node:fs';
import { peakMemoryBytes } from './peak-memory.js';

/** `processorMs` is of the process itself, without the database's. */
export type Usage = { peakBytes: number; processorMs: number };

process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  const usage: Usage = { peakBytes: peakMemoryBytes(), processorMs: (user + system) / 1000 };
  writeSync(3, JSON.stringify(usage));
});
