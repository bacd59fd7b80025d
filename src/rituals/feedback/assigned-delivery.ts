import { type DeliveryKind, defineDelivery, type Rendered } from '../../delivery/delivery-kind.ts';
import { personalTimes } from '../../settings/personal-time-store.ts';
import type { RitualDeps } from '../deps.ts';
import { lineFor } from './assigned-line.ts';
import { assignedMessage } from './assigned-views.ts';
import { ASSIGNED, AssignedSubject, type Given, tellInMorning } from './tell-assigned.ts';

const NOT_WORKING = 'not_working';

/** An owner's DM about what somebody gave them. */
export function assignedDelivery(deps: RitualDeps): DeliveryKind {
  return defineDelivery({
    kind: ASSIGNED,
    subject: AssignedSubject,
    render: ({ given }, { targetId, now, sentAt }) => render(deps, given, { targetId, now, isNew: sentAt === null }),
    async settled(tx, { workspaceId, subject }, outcome) {
      if (outcome.state !== 'abandoned' || outcome.reason !== NOT_WORKING) return;
      for (const one of subject.given) await tellInMorning(tx, workspaceId, one, outcome.at);
    },
  });
}

async function render(
  deps: RitualDeps,
  given: readonly Given[],
  { targetId, now, isNew }: { readonly targetId: string; readonly now: Date; readonly isNew: boolean },
): Promise<Rendered> {
  const reader = await deps.people.peek(targetId);
  if (reader === null || reader.isDeactivated) return { kind: 'abandon', reason: 'nobody to tell' };
  // Held up until they work no more, it waits for their morning.
  const time = await personalTimes(deps.db.prisma, deps.workspace.id).of(reader.id);
  if (isNew && !time.isWorking(now)) return { kind: 'abandon', reason: NOT_WORKING };
  const told = { slackUserId: targetId, zone: reader.zone };
  const lines = await Promise.all(given.map((one) => lineFor(deps, one, told, now)));
  const standing = lines.flatMap((line) => line ?? []);
  if (standing.length === 0) return { kind: 'abandon', reason: 'taken back' };
  return { kind: 'message', message: assignedMessage(standing) };
}
