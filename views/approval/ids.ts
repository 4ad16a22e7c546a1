export const approvalIds = {
  callback: 'approval',
  comment: 'approval.comment',
  reject: 'approval.reject',
  /** What the ids of its page buttons begin with. */
  parts: 'approval.parts',
} as const;

export const rejectIds = {
  callback: 'approval-reject',
  comment: 'approval-reject.comment',
} as const;

export const reviewTitle = 'Review request';
export const approveButton = 'Approve';
export const rejectTitle = 'Reject request';
export const rejectButton = 'Reject';
