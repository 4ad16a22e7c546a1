/** The people and channels of the local workspace, so that each role can be tried at once. */
export const localChannels = {
  finance: 'C0FINANCE',
  approvals: 'C0APPROVALS',
  general: 'C0GENERAL',
};

export const localStaff = {
  operator: 'U0OLIVE',
  approver: 'U0ANNA',
  second: 'U0BEN',
  admin: 'U0ADAM',
};

export const localStaffIds = Object.values(localStaff);

/** Slack tells the address of everybody, so everybody has one. */
function person(id: string, name: string, realName: string, title: string) {
  return { id, name, realName, title, email: `${name}@riverside.example` };
}

export const localPeople = [
  person(localStaff.operator, 'olive', 'Olive Operator', 'Membership desk: invoices and credit'),
  person(localStaff.approver, 'anna', 'Anna Approver', 'Treasurer: approves as well'),
  person(localStaff.second, 'ben', 'Ben Approver', 'Deputy treasurer: approves as well'),
  person(localStaff.admin, 'adam', 'Adam Admin', 'Club manager: everything'),
  person('U0NORA', 'nora', 'Nora Newcomer', 'Coach: no role at the desk'),
  { ...person('U0GUS', 'gus', 'Gus Guest', 'Guest: is kept out'), isGuest: true },
];
