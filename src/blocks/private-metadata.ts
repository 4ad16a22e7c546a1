import { z } from 'zod';

/** Slack's limit for `private_metadata`, in characters. */
const longest = 3000;

/** The form was made by an earlier version of the desk, or somebody wrote its metadata. */
export class StaleForm extends Error {
  override readonly name = 'StaleForm';
  readonly sentence =
    'This form is from an earlier version of Credit Desk, so it cannot be used any more. Nothing was booked. Close it and open it again.';
}

export type PrivateMetadata<Content> = {
  write(content: Content): string;
  /** @throws StaleForm unless it is exactly what this version writes */
  read(text: string): Content;
};

/**
 * What a form has to remember between two visits. It comes back from Slack, so it is checked, and
 * it never decides about an amount or a right. Big integers are kept as decimal strings.
 */
export function privateMetadata<Shape extends z.ZodRawShape>(
  version: number,
  shape: Shape,
): PrivateMetadata<z.infer<z.ZodObject<Shape>>> {
  const content = z.strictObject(shape);
  const envelope = z.object({ version: z.literal(version), content: z.unknown() });
  return {
    write(value) {
      const text = JSON.stringify({ version, content: value });
      if (text.length > longest) throw new Error(`private metadata of ${text.length} characters`);
      return text;
    },
    read(text) {
      const outer = envelope.safeParse(parsed(text));
      const inner = outer.success ? content.safeParse(outer.data.content) : undefined;
      if (!inner?.success) throw new StaleForm();
      return inner.data;
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
