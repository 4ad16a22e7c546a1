import { ConfigError } from '../config/config-error.js';
import { namesStaff } from '../domain/people/staff-lists.js';
import type { Desk } from '../services/desk.js';

/** In production somebody has to be able to act: named in the environment, or in the settings. */
export function requireStaff({ staff }: Pick<Desk, 'staff'>): void {
  if (namesStaff(staff)) return;
  const problem =
    'is missing, and so are OPERATORS and APPROVERS: while none of the three is set, here or by npm run settings, nobody may act';
  throw new ConfigError([{ variable: 'ADMINS', problem }]);
}
