import { z } from 'zod';
import { type DeliveryKind, defineDelivery, type Rendered } from '../../delivery/delivery-kind.ts';
import { occurrences } from '../../schedule/occurrences.ts';
import { expiry } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import { ANNOUNCEMENT } from './announce.ts';
import { batchOf } from './retention.ts';
import { announcement } from './views.ts';

const Subject = z.object({ occurrenceId: z.string() });

/** An admin's DM of what will be deleted, and when. */
export function announcementDelivery(deps: RitualDeps): DeliveryKind {
  return defineDelivery({
    kind: ANNOUNCEMENT,
    subject: Subject,
    render: ({ occurrenceId }) => render(deps, occurrenceId),
  });
}

async function render({ db, workspace }: RitualDeps, occurrenceId: string): Promise<Rendered> {
  const deletion = await occurrences(db.prisma, workspace.id).byId(occurrenceId);
  if (deletion?.state !== 'planned') return { kind: 'abandon', reason: 'not planned any more' };
  const { before, announcedAt, keepMonths } = batchOf(deletion.subjectId);
  const count = await expiry(db.prisma, workspace.id).count({ before, untouchedSince: announcedAt });
  if (count === 0) return { kind: 'abandon', reason: 'nothing to delete' };
  return { kind: 'message', message: announcement({ occurrenceId, count, keepMonths, at: deletion.nominalAt }) };
}
