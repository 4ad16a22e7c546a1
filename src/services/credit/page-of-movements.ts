/** Of a page of movements; `page` is from 0. */
export type PageOfMovements = { page: number; pageSize: number; total: number };

export const movementsPerPage = 15;

/** The page asked for, or the last one where there are fewer. */
export function pageOfMovements(wanted: number, total: number): PageOfMovements {
  const pageSize = movementsPerPage;
  const last = Math.max(0, Math.ceil(total / pageSize) - 1);
  return { page: Math.min(Math.max(0, wanted), last), pageSize, total };
}
