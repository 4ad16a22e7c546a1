import { createHash } from 'node:crypto';
import { mongo } from 'mongoose';

/** What tells when something was written down, not what; digests of entries cover the time. */
const written = ['recordedAt', 'previous', 'previousOnAccount', 'headDigest'];

/** A trail tells under random ids when something was done, and checks what they saw of it. */
const ofTrail = ['audit_events', 'trail_heads'];

/** What held the books open counts transactions, of which a stopped import takes more; the trail is numbered by itself. */
function isHand(id: unknown): boolean {
  return typeof id === 'string' && /^(past-days|trail):/.test(id);
}

/**
 * A digest of each collection's documents, to be compared as a whole: what differs is named.
 * With `sameMoments` the time of writing counts as well.
 */
export async function databaseDigest(
  uri: string,
  options: { sameMoments: boolean } = { sameMoments: true },
): Promise<Record<string, string>> {
  const client = new mongo.MongoClient(uri, { useBigInt64: true });
  try {
    const digests: Record<string, string> = {};
    const collections = await client.db().listCollections({}, { nameOnly: true }).toArray();
    // A lease says who is at work, and changes whenever somebody is.
    const left = ['leases', ...(options.sameMoments ? [] : ofTrail)];
    const names = collections.map((info) => info.name).filter((name) => !left.includes(name));
    for (const name of names.sort()) {
      const hash = createHash('sha256');
      let count = 0;
      for await (const document of client.db().collection(name).find().sort({ _id: 1 })) {
        if (!options.sameMoments && isHand(document._id)) continue;
        if (!options.sameMoments) for (const field of written) delete document[field];
        hash.update(mongo.BSON.EJSON.stringify(document, { relaxed: false }));
        count += 1;
      }
      digests[name] = `${count} ${hash.digest('base64url')}`;
    }
    return digests;
  } finally {
    await client.close();
  }
}
