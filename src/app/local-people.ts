/** The people and channels of the local workspace, so that each role can be tried at once. */
export const localChannels = {
  finance: 'C0FINANCE',
  approvals: 'C0APPROVALS',
  general: 'C0GENERAL',
};

export const localStaff = { operator: 'U0OLIVE', approver: 'U0ANNA', admin: 'U0ADAM' };

export const localStaffIds = Object.values(localStaff);

export const localPeople = [
  { id: localStaff.operator, name: 'olive', realName: 'Olive Operator', title: 'Membership desk' },
  { id: localStaff.approver, name: 'anna', realName: 'Anna Approver', title: 'Treasurer' },
  { id: localStaff.admin, name: 'adam', realName: 'Adam Admin', title: 'Club manager' },
  { id: 'U0NORA', name: 'nora', realName: 'Nora Newcomer', title: 'Coach, no role at the desk' },
  { id: 'U0GUS', name: 'gus', realName: 'Gus Guest', title: 'Guest', isGuest: true },
];
