import { z } from 'zod';
import { StaleForm } from '../../src/blocks/stale-form.js';

/** An operation id is made by us when a form opens, so it is one of ours or none. */
export const operationIdShape = z.uuid();

/** Slack's limit for `private_metadata`, in characters. */
const longest = 3000;

export type PrivateMetadata<Content> = {
  write(content: Content): string;
  /** @throws StaleForm unless it is exactly what this version writes */
  read(text: string): Content;
  /** The same for a view that may be any other; undefined when it is. */
  readIfOwn(text: string): Content | undefined;
};

/**
 * What a form has to remember between two visits. It comes back from Slack, so it is checked, and
 * it never decides about an amount or a right. Big integers are kept as decimal strings. `version`
 * goes up with what a form keeps, and with how its booking is keyed: a form of before would book anew.
 */
export function privateMetadata<Shape extends z.ZodRawShape>(
  version: number,
  shape: Shape,
): PrivateMetadata<z.infer<z.ZodObject<Shape>>> {
  const content = z.strictObject(shape);
  const envelope = z.object({ version: z.literal(version), content: z.unknown() });
  const readIfOwn = (text: string) => {
    const outer = envelope.safeParse(parsed(text));
    return outer.success ? content.safeParse(outer.data.content).data : undefined;
  };
  return {
    readIfOwn,
    write(value) {
      const text = JSON.stringify({ version, content: value });
      if (text.length > longest) throw new Error(`private metadata of ${text.length} characters`);
      return text;
    },
    read(text) {
      const found = readIfOwn(text);
      if (found === undefined) throw new StaleForm();
      return found;
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
