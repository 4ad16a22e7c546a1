import { readFileSync } from 'node:fs';

/**
 * The most memory that this process has held, in bytes. On Linux not `maxRSS`: a new process
 * inherits that from the one that started it, so a small child of a large bench looks large.
 */
export function peakMemoryBytes(): number {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS * 1024;
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
  if (kilobytes === undefined) throw new Error('the system does not say how much memory was held');
  return Number(kilobytes) * 1024;
}
