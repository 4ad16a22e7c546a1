import type { Config } from '../config/read-config.js';
import { namesStaff, nobody, type StaffList } from '../domain/people/staff-lists.js';
import type { GivenSettings } from '../domain/settings/settings-in-force.js';
import { localChannels, localStaff } from './local-people.js';

function only(...userIds: string[]): StaffList {
  return { userIds, groupIds: [] };
}

/** In the local workspace each role has somebody until the club names people. */
const everyRole = {
  operators: only(localStaff.operator),
  approvers: only(localStaff.approver, localStaff.second),
  admins: only(localStaff.admin),
};

/** What the environment says of what a club can else set for itself. */
export function givenSettings(config: Config): GivenSettings {
  const { operators, approvers, admins, singleHanded } = config;
  const named = { operators, approvers, admins };
  const isLocal = config.slack.kind === 'local';
  return {
    threshold: config.approvalThreshold ?? null,
    singleHanded,
    staff: namesStaff(named) ? named : null,
    firstStaff: isLocal ? everyRole : nobody,
    financeChannel: config.financeChannel ?? (isLocal ? localChannels.finance : null),
    approvalsChannel: config.approvalsChannel ?? (isLocal ? localChannels.approvals : null),
  };
}
