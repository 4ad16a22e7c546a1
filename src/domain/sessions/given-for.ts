/** An amount that belongs to one session, in minor units. */
export type SessionPart = { sessionId: string; amount: bigint };

/** What credit or a refund on a line was given for: sessions of it, or days of its period. */
export type GivenFor = { kind: 'sessions'; parts: readonly SessionPart[] } | { kind: 'days' };
