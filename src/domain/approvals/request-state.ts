/** How a request for a second person stands. */
export const requestStates = ['open', 'approved', 'rejected', 'expired', 'withdrawn'] as const;
export type RequestState = (typeof requestStates)[number];
