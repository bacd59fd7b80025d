import { z } from 'zod';
import { type DeliveryKind, defineDelivery, type Rendered } from '../../delivery/delivery-kind.ts';
import { ABOUT_CHAMPION, aboutMember } from '../../delivery/message-subjects.ts';
import { settings } from '../../settings/settings-store.ts';
import type { RitualDeps } from '../deps.ts';
import { nextTurnOf } from './next-turn.ts';
import { NOMINATED } from './nominate.ts';
import { nominations } from './nomination-store.ts';
import { nominated } from './nomination-views.ts';

const Subject = z.object({ nominationId: z.string(), round: z.number() });

/** The question to a nominee, and afterwards what they said; an older round says nothing more. */
export function nominatedDelivery({ db, workspace, people }: RitualDeps): DeliveryKind {
  return defineDelivery({
    kind: NOMINATED,
    subject: Subject,
    async render({ nominationId, round }, { targetId, sentAt, now }): Promise<Rendered> {
      const nomination = await nominations(db.prisma, workspace.id).byId(nominationId);
      if (nomination === null) return { kind: 'abandon', reason: 'gone' };
      if (sentAt === null && (nomination.state !== 'asked' || nomination.round !== round)) {
        return { kind: 'abandon', reason: 'answered' };
      }
      const { champion } = await settings(db.prisma, workspace.id).read();
      const member = nomination.state === 'accepted' ? await people.peek(targetId) : null;
      const turn = member === null ? null : await nextTurnOf(db.prisma, workspace.id, member, now);
      const named = nomination.voices.map(({ nominator }) => aboutMember(nominator.id));
      const speaksOf = [...named, ...(turn === null ? [] : [ABOUT_CHAMPION])];
      return { kind: 'message', message: nominated(nomination, champion, turn), speaksOf };
    },
  });
}
