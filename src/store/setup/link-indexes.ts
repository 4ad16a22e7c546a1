import type { IndexDescription } from 'mongodb';

/** Staff can see for two months when a link that has expired was used. */
const expiredLinkSeconds = 60 * 24 * 3600;

/** Who asked for a link and got no answer for so long has asked again, or the club. */
const unheardRequestSeconds = 24 * 3600;

/** The indexes of what the account page needs. */
export const linkIndexes: Record<string, IndexDescription[]> = {
  account_links: [
    // Which link a token opens.
    { name: 'digest', key: { digest: 1 }, unique: true },
    // What a payer was sent, the newest first.
    { name: 'payer', key: { clubId: 1, payerId: 1, createdAt: -1 } },
    { name: 'expiry', key: { expiresAt: 1 }, expireAfterSeconds: expiredLinkSeconds },
  ],
  account_sessions: [{ name: 'expiry', key: { expiresAt: 1 }, expireAfterSeconds: 0 }],
  link_requests: [
    { name: 'expiry', key: { askedAt: 1 }, expireAfterSeconds: unheardRequestSeconds },
  ],
  account_tries: [{ name: 'expiry', key: { until: 1 }, expireAfterSeconds: 0 }],
};
