/** One form books once, whatever is chosen in it, so its id alone is the key. */
export function formKey(operationId: string): string {
  return `form:${operationId}`;
}

/**
 * Under which id a sending of it is kept in mind until its outcome is known and told. A form has one
 * sender; a request has whoever presses **Approve** besides, each of whom is told for themselves.
 */
export function sendingId(operationId: string, approvedBy: string | null): string {
  return approvedBy === null ? operationId : `${operationId}:${approvedBy}`;
}
