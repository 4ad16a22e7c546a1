import { expect, it } from 'vitest';
import { requireStaff } from '../../src/app/require-staff.js';
import { nobody } from '../../src/domain/people/staff-lists.js';

it('lets production start with somebody in any role, and else says where to name them', () => {
  const somebody = { userIds: [], groupIds: ['S0STAFF'] };
  for (const role of ['operators', 'approvers', 'admins']) {
    requireStaff({ staff: { ...nobody, [role]: somebody } });
  }
  expect(() => requireStaff({ staff: nobody })).toThrow(
    /ADMINS is missing, and so are OPERATORS and APPROVERS: .* npm run settings/,
  );
});
