import type { ActInput } from '../../domain/approvals/request.js';

/** Reads stored inputs as what they were; one that is not is a fault of ours. */
export function inputReader(input: ActInput) {
  const wrong = (field: string) => new Error(`the stored input ${field} is not what it was`);
  return {
    text(field: string): string {
      const value = input[field];
      if (typeof value !== 'string') throw wrong(field);
      return value;
    },
    textOrNull(field: string): string | null {
      const value = input[field] ?? null;
      if (value !== null && typeof value !== 'string') throw wrong(field);
      return value;
    },
    amount(field: string): bigint {
      const value = input[field];
      if (typeof value !== 'bigint') throw wrong(field);
      return value;
    },
    numberOrNull(field: string): number | null {
      const value = input[field] ?? null;
      if (value !== null && typeof value !== 'number') throw wrong(field);
      return value;
    },
    flag(field: string): boolean {
      const value = input[field];
      if (typeof value !== 'boolean') throw wrong(field);
      return value;
    },
  };
}
