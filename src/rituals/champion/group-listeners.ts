import { may } from '../../access/roles.ts';
import { UserFacingError } from '../../errors.ts';
import { settings } from '../../settings/settings-store.ts';
import type { Slack } from '../../slack/bolt.ts';
import type { RitualDeps } from '../deps.ts';
import { tryGroupAgain } from './actions.ts';
import { groupLooks } from './group-store.ts';
import { groupTried } from './group-views.ts';
import { keepGroup } from './keep-group.ts';
import { planGroup } from './plan-group.ts';

/** Has the champion’s user group written once more, for an admin who waits for it. */
export function registerGroup(slack: Slack, deps: RitualDeps): void {
  const { db, workspace, clock, people, wake } = deps;
  tryGroupAgain.on(slack, async (click) => {
    if (!may('set_up', await people.get(click.userId), {})) {
      throw new UserFacingError('admins_only', 'Only admins look after the user group.');
    }
    const look = await planGroup(db.prisma, workspace.id, clock.now());
    if (look !== null) await keepGroup(deps, look, clock.now());
    wake();
    const { champion } = await settings(db.prisma, workspace.id).read();
    const state = look && (await groupLooks(db.prisma, workspace.id).last(look.subjectId));
    await click.reply.privately(groupTried(state, champion.groupHandle));
  });
}
