export const settingsIds = {
  callback: 'settings',
  open: 'settings.open',
  name: 'settings.name',
  currency: 'settings.currency',
  timeZone: 'settings.time-zone',
  locale: 'settings.locale',
  reasons: 'settings.reasons',
  expiryDays: 'settings.expiry-days',
  settleOpenInvoices: 'settings.settle-open-invoices',
  closedUpTo: 'settings.closed-up-to',
  threshold: 'settings.threshold',
  financeChannel: 'settings.finance-channel',
  approvalsChannel: 'settings.approvals-channel',
  people: {
    operators: 'settings.operators',
    approvers: 'settings.approvers',
    admins: 'settings.admins',
  },
  groups: {
    operators: 'settings.operator-groups',
    approvers: 'settings.approver-groups',
    admins: 'settings.admin-groups',
  },
} as const;

export const settingsTitle = 'Settings';
export const saveButton = 'Save settings';
