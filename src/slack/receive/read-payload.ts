import { z } from 'zod';
import { contradictionIn } from './contradiction.js';
import { type PayloadKind, payloads } from './payload-parts.js';

const typed = z.looseObject({ type: z.string().optional(), command: z.unknown().optional() });

export type ReadPayload =
  | { ok: true; kind: PayloadKind }
  /** `fault` names fields and never what stands in them. */
  | { ok: false; kind: PayloadKind | null; fault: string };

function isKind(text: string | undefined): text is PayloadKind {
  return text !== undefined && text !== 'command' && Object.hasOwn(payloads, text);
}

function kindOf(body: unknown): PayloadKind | null {
  const read = typed.safeParse(body);
  if (!read.success) return null;
  const { type, command } = read.data;
  if (isKind(type)) return type;
  return type === undefined && command !== undefined ? 'command' : null;
}

/** Checks the shape of what Slack sent, and that its ids agree with each other. */
export function readPayload(body: unknown): ReadPayload {
  const kind = kindOf(body);
  if (kind === null) return { ok: false, kind, fault: 'its kind is not known' };
  const read = payloads[kind].safeParse(body);
  if (!read.success) {
    const where = read.error.issues.map(({ path }) => path.slice(0, 4).join('.') || 'all of it');
    return { ok: false, kind, fault: [...new Set(where)].slice(0, 5).join(', ') };
  }
  const contradiction = contradictionIn(read.data);
  return contradiction === null ? { ok: true, kind } : { ok: false, kind, fault: contradiction };
}
