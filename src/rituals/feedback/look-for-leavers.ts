import type { Tx } from '../../database.ts';
import type { OccurrenceKind } from '../../schedule/occurrence.ts';
import { occurrences } from '../../schedule/occurrences.ts';
import { settings } from '../../settings/settings-store.ts';
import { unfinished } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import { orElse } from '../or-else.ts';

/** The name, in the schedule, of asking Slack whether owners are still here: nobody told us while the bot was down. */
const LOOK_FOR_LEAVERS = 'feedback.leavers';

const DAY = 24 * 60 * 60 * 1000;
/** Slack answers about a hundred such questions a minute, and others ask too. */
const PAGE = 20;
const PAUSE_MS = 60_000;

/** Plans a look at all owners and reviewers for `at`; its further pages carry the last one asked about. */
export async function planLookForLeavers(tx: Tx, workspaceId: string, at: Date, dueAt: Date = at, after = '') {
  const expiresAt = new Date(dueAt.getTime() + DAY);
  const look = { kind: LOOK_FOR_LEAVERS, subjectId: workspaceId, nominalAt: at, dueAt, expiresAt, requestKey: after };
  await occurrences(tx, workspaceId).plan(look);
}

/** At the start of the program and once a day: of those who own something unfinished or review ideas, who has left is acted on as if Slack had just told. */
export function looksForLeavers(deps: RitualDeps): OccurrenceKind {
  const { db, workspace, people, logger } = deps;
  return {
    kind: LOOK_FOR_LEAVERS,
    async run({ id, nominalAt, requestKey: after }, now) {
      const owners = await db.transaction(async (tx) => {
        if (!(await occurrences(tx, workspace.id).settle(id, 'planned', 'silent', '', now))) return [];
        await planLookForLeavers(
          tx,
          workspace.id,
          midnightAfter(new Date(Math.max(now.getTime(), nominalAt.getTime()))),
        );
        const { reviewerIds } = (await settings(tx, workspace.id).read()).ideas;
        const page = await unfinished(tx, workspace.id).ownersAfter(after, PAGE, reviewerIds);
        const last = page.at(-1);
        if (last && page.length === PAGE) {
          await planLookForLeavers(tx, workspace.id, nominalAt, new Date(now.getTime() + PAUSE_MS), last.id);
        }
        return page;
      });
      for (const { slackUserId } of owners) await orElse(people.lookAgain(slackUserId), undefined, logger);
    },
  };
}

function midnightAfter(instant: Date): Date {
  return new Date((Math.floor(instant.getTime() / DAY) + 1) * DAY);
}
