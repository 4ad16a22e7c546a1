import type { Store } from '../connection.js';
import { fromStored, toStored } from '../stored.js';
import type { LinkRequest } from './link-request.js';

export async function insertLinkRequest(
  { collections }: Store,
  request: LinkRequest,
): Promise<void> {
  await collections.link_requests.insertOne(toStored(request));
}

/** Those that were not looked at yet, the oldest first. */
export async function findLinkRequests(
  { collections }: Store,
  { clubId, limit }: { clubId: string; limit: number },
): Promise<LinkRequest[]> {
  const oldest = collections.link_requests.find({ clubId }).sort({ askedAt: 1 }).limit(limit);
  return (await oldest.toArray()).map(fromStored);
}

export async function deleteLinkRequest({ collections }: Store, id: string): Promise<void> {
  await collections.link_requests.deleteOne({ _id: id });
}
