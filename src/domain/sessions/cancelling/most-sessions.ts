/** The most sessions that one act cancels: a day of snow of a large club, a term of a product. */
export const mostCancelled = 500;
