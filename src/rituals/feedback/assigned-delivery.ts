import { type DeliveryKind, defineDelivery, type Rendered } from '../../delivery/delivery-kind.ts';
import type { RitualDeps } from '../deps.ts';
import { lineFor } from './assigned-line.ts';
import { assignedMessage } from './assigned-views.ts';
import { ASSIGNED, AssignedSubject, type Given } from './tell-assigned.ts';

/** An owner's DM about what somebody gave them. */
export function assignedDelivery(deps: RitualDeps): DeliveryKind {
  return defineDelivery({
    kind: ASSIGNED,
    subject: AssignedSubject,
    render: ({ given }, { targetId, now }) => render(deps, given, targetId, now),
  });
}

async function render(deps: RitualDeps, given: readonly Given[], slackUserId: string, now: Date): Promise<Rendered> {
  const reader = await deps.people.peek(slackUserId);
  if (reader === null || reader.isDeactivated) return { kind: 'abandon', reason: 'nobody to tell' };
  const told = { slackUserId, zone: reader.zone };
  const lines = await Promise.all(given.map((one) => lineFor(deps, one, told, now)));
  const standing = lines.flatMap((line) => line ?? []);
  if (standing.length === 0) return { kind: 'abandon', reason: 'taken back' };
  return { kind: 'message', message: assignedMessage(standing) };
}
