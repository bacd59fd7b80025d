import type { DeliveryKind } from '../delivery/delivery-kind.ts';
import { type Muted, mutes } from '../settings/mute-store.ts';
import type { RitualDeps } from './deps.ts';

/** A DM that is not sent to whoever does not want its kind. What stands already is written anew all the same. */
export function unlessMuted(
  { db, workspace, people }: Pick<RitualDeps, 'db' | 'workspace' | 'people'>,
  muted: Muted,
  kind: DeliveryKind,
): DeliveryKind {
  return {
    ...kind,
    async render(delivery, now, sentAt) {
      const reader = sentAt === undefined ? await people.peek(delivery.targetId) : null;
      if (reader !== null && (await mutes(db.prisma, workspace.id).among([reader.id], muted)).has(reader.id)) {
        return { kind: 'abandon', reason: 'muted' };
      }
      return kind.render(delivery, now, sentAt);
    },
  };
}
