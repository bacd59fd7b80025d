import { ALONE, maySee } from '../../access/audience.ts';
import { may } from '../../access/roles.ts';
import { audit } from '../../database/audit.ts';
import { UserFacingError } from '../../errors.ts';
import { occurrences } from '../../schedule/occurrences.ts';
import type { Slack } from '../../slack/bolt.ts';
import { showInModal } from '../../slack/show-in-modal.ts';
import { conversations, expiry, shortName, viewerFor } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import { putOff, seeExpiring } from './actions.ts';
import { DELETION, PUT_OFF } from './announce.ts';
import { batchOf, monthAfter } from './retention.ts';
import { expiringList, keptAnotherMonth, nothingToPutOff } from './views.ts';

const MOST_SHOWN = 40;

/** What an admin does with an announcement: looks at what goes, or puts it off. */
export function registerAnnouncement(slack: Slack, deps: RitualDeps): void {
  seeExpiring.on(slack, (click) =>
    showInModal(click, 'What will be deleted', async () => {
      await adminOf(deps, click.userId);
      return listed(deps, click.value.occurrenceId, click.userId);
    }),
  );

  putOff.on(slack, async (click) => {
    const admin = await adminOf(deps, click.userId);
    const until = await keepAnotherMonth(deps, click.value.occurrenceId, admin.memberId);
    await click.reply.replace(until ? keptAnotherMonth(until, admin.zone) : nothingToPutOff());
  });
}

/** @throws UserFacingError to whoever is none */
async function adminOf(deps: RitualDeps, userId: string) {
  const member = await deps.people.get(userId);
  const viewer = await viewerFor(deps, member, []);
  if (may('set_up', viewer, {})) return { memberId: member.id, zone: member.zone };
  throw new UserFacingError('admins_only', 'Only admins decide what is deleted.');
}

/** When it may be deleted at the earliest; null when it was not planned any more. */
async function keepAnotherMonth({ db, workspace, clock }: RitualDeps, occurrenceId: string, actorId: string) {
  const now = clock.now();
  return db.transaction(async (tx) => {
    const schedule = occurrences(tx, workspace.id);
    const deletion = await schedule.byId(occurrenceId);
    if (deletion?.kind !== DELETION) return null;
    if (!(await schedule.settle(deletion.id, 'planned', 'cancelled', PUT_OFF, now))) return null;
    await audit(tx, workspace.id).record({ actorId, act: 'retention.put_off', detail: 'a month' }, now);
    return monthAfter(deletion.nominalAt);
  });
}

async function listed(deps: RitualDeps, occurrenceId: string, userId: string) {
  const { db, workspace, people } = deps;
  const deletion = await occurrences(db.prisma, workspace.id).byId(occurrenceId);
  if (deletion?.kind !== DELETION || deletion.state !== 'planned') return expiringList([], 0);
  const { before, announcedAt } = batchOf(deletion.subjectId);
  const expired = { before, untouchedSince: announcedAt };
  const store = expiry(db.prisma, workspace.id);
  const ids = await store.first(expired, MOST_SHOWN);
  const found = await conversations(db.prisma, workspace.id).byIds(ids);
  const viewer = await viewerFor(deps, await people.get(userId), found);
  const shown = ids.flatMap((id) => {
    const one = found.find((conversation) => conversation.id === id);
    if (!one) return [];
    const customer = maySee(one, viewer, ALONE) === 'whole' ? shortName(one) : null;
    return [{ number: one.number, customer, heardOn: one.heardOn }];
  });
  return expiringList(shown, await store.count(expired));
}
