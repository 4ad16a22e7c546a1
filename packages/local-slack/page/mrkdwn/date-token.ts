import { formatDate } from './date-format.js';
import { decodeEntities } from './entities.js';
import type { Inline } from './inline.js';

/** Reads `!date^unix^pattern^link`; what cannot be read shows the fallback, as in Slack. */
export function formatDateToken(target: string, fallback: string): Inline {
  const [, unix = '', pattern = '', link] = target.split('^');
  const seconds = Number(unix);
  const isReadable = unix !== '' && Number.isFinite(seconds) && pattern !== '';
  const text = isReadable ? formatDate(seconds, decodeEntities(pattern)) : fallback;
  if (link && /^https?:/.test(link)) return { kind: 'link', url: decodeEntities(link), text };
  return { kind: 'text', text };
}
