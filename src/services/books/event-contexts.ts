import type { EventContext, NumberedContext } from '../../domain/books/plan.js';
import type { Desk } from '../desk.js';
import { momentOf } from '../desk-day.js';
import { formKey } from './form-key.js';
import { hashRequest } from './request-hash.js';
import type { TogetherRequest } from './together-request.js';

type Keyed = Pick<TogetherRequest<never>, 'act' | 'envelope' | 'reason' | 'input' | 'numbered'>;

/** Under which key, by whom and when a press books. */
export function contextFor(desk: Desk, request: Keyed): EventContext {
  const { act, input, reason, envelope, numbered } = request;
  const { operationId, actor, approval } = envelope;
  const key = formKey(operationId);
  return {
    key: numbered === 'all' ? `${key}:1` : key,
    requestHash: hashRequest({ ...input, act, reason, operationId }),
    actor,
    ...(approval?.kind === 'approved' ? { approvedBy: { kind: 'staff', id: approval.by } } : {}),
    reason,
    ...momentOf(desk),
  };
}

/** The same for each of several entries, numbered from 1. */
export function numberedFrom(
  { envelope }: Pick<Keyed, 'envelope'>,
  context: EventContext,
): NumberedContext {
  return (number) =>
    number === 1 ? context : { ...context, key: `${formKey(envelope.operationId)}:${number}` };
}
