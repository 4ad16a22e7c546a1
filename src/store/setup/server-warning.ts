import type { AskedDatabase } from './server-check.js';

/** The first release of a series that does not give away its memory (CVE-2025-14847). */
const patched: Readonly<Record<string, number>> = { '6.0': 27, '7.0': 28, '8.0': 17, '8.2': 3 };
/** Series from here on never had the fault. */
const firstSound = 8.3;

/** The release to update to; null where this one is sound. */
function mendOf(version: string): string | null {
  const [major = '', minor = '', release = ''] = version.split('.');
  const series = `${major}.${minor}`;
  if (Number(series) >= firstSound) return null;
  const first = patched[series];
  // Series in between were left without a mend.
  if (first === undefined) return '8.2.3';
  return Number.parseInt(release, 10) >= first ? null : `${series}.${first}`;
}

/**
 * What an operator should know of a server that serves all the same, as one sentence; null when
 * there is nothing. One that does not unpack zlib cannot be made to give away its memory.
 */
export async function serverWarning(database: AskedDatabase): Promise<string | null> {
  const { version } = await database.command({ buildInfo: 1 });
  const mend = mendOf(String(version));
  if (mend === null) return null;
  const { compression = [] } = await database.command({ hello: 1, compression: ['zlib'] });
  if (!Array.isArray(compression) || !compression.includes('zlib')) return null;
  return `The MongoDB server is version ${version}: whoever reaches its port can read its memory without a password (CVE-2025-14847). Update it to ${mend} or later; until then start it with --networkMessageCompressors snappy,zstd.`;
}
