import type { Tx } from '../../database.ts';
import type { Occurrence, OccurrenceKind } from '../../schedule/occurrence.ts';
import { occurrences } from '../../schedule/occurrences.ts';
import { settings } from '../../settings/settings-store.ts';
import { refusalCode } from '../../slack/slack-errors.ts';
import type { RitualDeps } from '../deps.ts';
import { type GroupTrouble, groupTrouble } from './group.ts';
import { GROUP, groupLooks } from './group-store.ts';
import { refreshGroupTrouble, tellGroupTrouble } from './group-trouble-delivery.ts';
import { planGroup } from './plan-group.ts';

/** How soon it is tried again: twice as long after it was first to be, within these. */
const SOONEST = 60 * 1000;
const LATEST = 60 * 60 * 1000;
/** So long Slack may be out of reach before somebody is told. */
const PATIENCE = 2 * 60 * 60 * 1000;

/** What came of one look: everything but `unreached` is the end of it. */
type Outcome =
  | { readonly kind: 'kept'; readonly slackUserIds: readonly string[] }
  /** Nobody is champion: Slack takes no empty group, so it stays as it is. */
  | { readonly kind: 'vacant' }
  /** Another group was chosen, or none. */
  | { readonly kind: 'dropped' }
  | { readonly kind: 'trouble'; readonly trouble: GroupTrouble }
  | { readonly kind: 'unreached' };

/** Puts whoever is champion into the workspace’s user group. A rotation never waits for it. */
export function groupKeeping(deps: RitualDeps): OccurrenceKind {
  return { kind: GROUP, run: (occurrence, now) => keepGroup(deps, occurrence, now) };
}

/** Looks after it once. Wake the sender after it. */
export async function keepGroup(deps: RitualDeps, occurrence: Occurrence, now: Date): Promise<void> {
  const outcome = await fill(deps, occurrence.subjectId);
  const waited = now.getTime() - occurrence.nominalAt.getTime();
  const known: Outcome =
    outcome.kind === 'unreached' && waited > PATIENCE ? { kind: 'trouble', trouble: 'refused' } : outcome;
  await deps.db.transaction((tx) => settle(tx, deps.workspace.id, occurrence, known, now));
}

/** Asks Slack, so never inside a transaction; done twice it is the same. */
async function fill({ db, workspace, userGroups, logger }: RitualDeps, groupId: string): Promise<Outcome> {
  const { champion } = await settings(db.prisma, workspace.id).read();
  if (champion.groupId !== groupId) return { kind: 'dropped' };
  const slackUserIds = await groupLooks(db.prisma, workspace.id).wanted();
  if (slackUserIds.length === 0) return { kind: 'vacant' };
  try {
    const group = await userGroups.byId(groupId);
    if (group === null) return { kind: 'trouble', trouble: 'gone' };
    // After trouble it is written even so: whether that works again is not known before.
    const wasTroubled = (await groupLooks(db.prisma, workspace.id).last(groupId))?.kind === 'trouble';
    if (wasTroubled || !isSame(group.slackUserIds, slackUserIds)) await userGroups.fill(groupId, slackUserIds);
    return { kind: 'kept', slackUserIds };
  } catch (err) {
    logger.warn({ err }, 'the user group of the champion could not be written');
    const trouble = groupTrouble(refusalCode(err));
    return trouble === null ? { kind: 'unreached' } : { kind: 'trouble', trouble };
  }
}

async function settle(
  tx: Tx,
  workspaceId: string,
  { id, subjectId, nominalAt }: Occurrence,
  outcome: Outcome,
  now: Date,
) {
  const store = occurrences(tx, workspaceId);
  const end = (state: 'posted' | 'silent' | 'cancelled' | 'failed', reason = '') =>
    store.settle(id, 'planned', state, reason, now);
  switch (outcome.kind) {
    case 'unreached':
      return store.postpone(id, againAt(nominalAt, now));
    case 'dropped':
      return void (await end('cancelled', 'dropped'));
    case 'vacant':
      return void (await end('silent', 'vacant'));
    case 'kept': {
      const before = await groupLooks(tx, workspaceId).last(subjectId);
      if (!(await end('posted'))) return;
      // It may have gone to another while Slack was asked.
      if (!isSame(outcome.slackUserIds, await groupLooks(tx, workspaceId).wanted()))
        await planGroup(tx, workspaceId, now);
      if (before?.kind === 'trouble') await refreshGroupTrouble(tx, workspaceId, now);
      return;
    }
    case 'trouble': {
      const before = await groupLooks(tx, workspaceId).last(subjectId);
      if (!(await end('failed', outcome.trouble))) return;
      const isNews = before?.kind !== 'trouble' || before.trouble !== outcome.trouble;
      await refreshGroupTrouble(tx, workspaceId, now);
      if (isNews) await tellGroupTrouble(tx, workspaceId, { lookId: id, groupId: subjectId }, now);
      return;
    }
  }
}

function againAt(nominalAt: Date, now: Date): Date {
  const waited = now.getTime() - nominalAt.getTime();
  return new Date(now.getTime() + Math.min(LATEST, Math.max(SOONEST, waited)));
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.toSorted().join() === other.toSorted().join();
}
