/** People of one role: Slack users, and user groups whose members all have it. */
export type StaffList = { userIds: readonly string[]; groupIds: readonly string[] };

export type StaffLists = { operators: StaffList; approvers: StaffList; admins: StaffList };

const noList: StaffList = { userIds: [], groupIds: [] };

export const nobody: StaffLists = { operators: noList, approvers: noList, admins: noList };

export const staffListNames = ['operators', 'approvers', 'admins'] as const;

export function isNobody({ userIds, groupIds }: StaffList): boolean {
  return userIds.length + groupIds.length === 0;
}

/** Whether anybody is named for any role. */
export function namesStaff(lists: StaffLists): boolean {
  return staffListNames.some((name) => !isNobody(lists[name]));
}
