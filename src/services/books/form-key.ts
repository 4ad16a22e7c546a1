/** One form books once, whatever is chosen in it, so its id alone is the key. */
export function formKey(operationId: string): string {
  return `form:${operationId}`;
}
