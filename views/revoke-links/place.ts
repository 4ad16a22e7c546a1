import { z } from 'zod';
import { beneathShape } from '../forms/beneath.js';
import { operationIdShape, privateMetadata } from '../forms/private-metadata.js';

const anId = z.string().min(1).max(300);

export const revokeLinksMetadata = privateMetadata(1, {
  operationId: operationIdShape,
  payerId: anId,
  /** Null: all of them. */
  linkId: anId.nullable(),
  beneath: beneathShape,
});

export type RevokePlace = ReturnType<typeof revokeLinksMetadata.read>;

/** A link as its button carries it: no id has a line break in it. */
export const linkValue = {
  write: ({ id, payerId }: { id: string; payerId: string }): string => `${id}\n${payerId}`,
  read: (value: string): { linkId: string; payerId: string } => {
    const [linkId = '', payerId = ''] = value.split('\n');
    return { linkId, payerId };
  },
};
