import type { DeliveryKind } from '../delivery/delivery-kind.ts';
import { personalTimes } from '../settings/personal-time-store.ts';
import type { RitualDeps } from './deps.ts';

/**
 * A DM that never arrives outside its reader's working hours: where it was held up past them, or they are away by now, it
 * waits until they work again. What stands already may be written anew at any hour.
 */
export function inWorkingHours({ db, workspace, people }: RitualDeps, kind: DeliveryKind): DeliveryKind {
  return {
    ...kind,
    async render(delivery, now, sentAt) {
      const rendered = await kind.render(delivery, now, sentAt);
      if (rendered.kind !== 'message' || sentAt !== undefined) return rendered;
      const reader = await people.peek(delivery.targetId);
      if (reader === null) return rendered;
      const at = (await personalTimes(db.prisma, workspace.id).of(reader.id)).orNext(now);
      return at > now ? { kind: 'later', at, reason: 'outside working hours' } : rendered;
    },
  };
}
