import type { Tx } from '../../database.ts';
import { localDate } from '../../schedule/local-time.ts';
import type { Occurrence, OccurrenceKind } from '../../schedule/occurrence.ts';
import { occurrences } from '../../schedule/occurrences.ts';
import { settings } from '../../settings/settings-store.ts';
import type { RitualDeps } from '../deps.ts';
import { orElse } from '../or-else.ts';
import { askNominee } from './nominate.ts';
import { nominations } from './nomination-store.ts';
import { planDigest } from './plan-digest.ts';
import { planLook } from './plan-look.ts';
import { DAY_LOOK } from './read-rotation.ts';
import { terms } from './term-store.ts';
import { turn } from './turn.ts';
import { tellVacant } from './vacancy.ts';

/** The daily look: whose turn it is, who is to be told of theirs, and who may be asked again. */
export function looks(deps: RitualDeps): OccurrenceKind {
  return { kind: DAY_LOOK, run: (occurrence, now) => look(deps, occurrence, now) };
}

async function look(deps: RitualDeps, occurrence: Occurrence, now: Date): Promise<void> {
  const { db, workspace, people, logger } = deps;
  const running = await terms(db.prisma, workspace.id).running();
  // That somebody left may have been told while the bot was down.
  if (running !== null) await orElse(people.lookAgain(running.holder.slackUserId), undefined, logger);
  // The schedule acts a little ahead of the instant that is meant.
  const at = now > occurrence.nominalAt ? now : occurrence.nominalAt;
  await db.transaction(async (tx) => {
    // First, so that of several replicas one looks.
    if (!(await occurrences(tx, workspace.id).settle(occurrence.id, 'planned', 'posting', '', at))) return;
    await turn(tx, workspace.id, at);
    await occurrences(tx, workspace.id).settle(occurrence.id, 'posting', 'posted', '', at);
    await planDigest(tx, workspace.id, at);
    await tellVacant(tx, workspace.id, at);
    await askAgain(tx, workspace.id, at);
    await planLook(tx, workspace.id, at);
  });
}

/** Nobody is, where the workspace does without a champion. */
async function askAgain(tx: Tx, workspaceId: string, now: Date): Promise<void> {
  const { isOff, allowsGuests } = (await settings(tx, workspaceId).read()).champion;
  if (isOff) return;
  for (const nomination of await nominations(tx, workspaceId).putOff(allowsGuests)) {
    if (nomination.askAgainOn > localDate(now, nomination.nominee.zone)) continue;
    await askNominee(tx, workspaceId, nomination, now);
  }
}
