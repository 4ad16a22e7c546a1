/** Somebody asked for a link with this address, as it was typed; it is gone once it was looked at. */
export type LinkRequest = { id: string; clubId: string; address: string; askedAt: Date };
