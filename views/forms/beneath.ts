import { z } from 'zod';

/** The view that lies under a form, with all that is needed to draw it anew after the booking. */
export const beneathShape = z
  .object({ viewId: z.string(), callbackId: z.string(), metadata: z.string() })
  .nullable()
  .default(null);

export type Beneath = z.infer<typeof beneathShape>;
