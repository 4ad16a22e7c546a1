const settled = { $add: ['$paid', '$creditApplied', '$writtenOff'] };
const returned = { $add: ['$overpaymentMoved', '$overpaymentRefunded'] };
/** The receivable in every state; what was credited or refunded counts in one of them each. */
const owed = {
  $subtract: [
    {
      $cond: [
        { $eq: ['$voidedOn', null] },
        { $subtract: [{ $add: ['$total', returned] }, '$creditedToInvoice'] },
        { $add: [returned, '$refunded'] },
      ],
    },
    settled,
  ],
};

/** What holds for every invoice, in the words of the database. */
export const invoiceRule = {
  $and: [
    // What makes numbers unique in a club, without an index that every write would pay for.
    { $eq: ['$_id', { $concat: ['$clubId', ':', '$number'] }] },
    { $eq: ['$total', { $sum: '$lines.amount' }] },
    { $eq: ['$total', { $sum: '$lines.net' }] },
    {
      $gte: ['$total', { $add: ['$creditedToInvoice', '$creditedToAccount', '$refunded'] }],
    },
    { $eq: ['$outstanding', { $max: [0, owed] }] },
    { $eq: ['$overpaid', { $max: [0, { $subtract: [0, owed] }] }] },
    { $eq: ['$pendingPayment', { $gt: [{ $size: '$pendingPayments' }, 0] }] },
  ],
};
