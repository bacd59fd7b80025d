import type { Tx } from '../../database.ts';
import { enqueue } from '../../delivery/enqueue.ts';
import { UserFacingError } from '../../errors.ts';
import { personalTimes } from '../../settings/personal-time-store.ts';
import type { Member } from '../../slack/people.ts';
import type { RitualDeps } from '../deps.ts';
import { changeOpener } from './change-opener.ts';
import type { Opener } from './opener.ts';
import { openerChanges } from './opener-change-store.ts';

/** The name of the news to a new host, among what is sent. */
export const HANDED_OVER = 'opener.handed_over';

const WEEK = 7 * 24 * 60 * 60 * 1000;

/**
 * Makes somebody else the host, and has them told by DM in their working hours, unless they took it themselves. To whom it
 * belongs already it is not given again. @throws UserFacingError when they cannot host, or the actor may not give it away
 */
export async function handOver(
  { db, workspace }: RitualDeps,
  {
    openerId,
    actor,
    to,
    key,
  }: { readonly openerId: string; readonly actor: Member; readonly to: Member; readonly key: string },
  now: Date,
): Promise<Opener> {
  assertMayHost(to);
  return changeOpener(
    db,
    workspace.id,
    { openerId, actor, act: 'opener.handed_over' },
    async (tx, opener) => {
      if (opener.host.id === to.id) return false;
      await openerChanges(tx, workspace.id).handOver(openerId, to.id);
      if (to.id !== actor.id) await tellNewHost(tx, workspace.id, { openerId, actor, to, key }, now);
      return true;
    },
    now,
  );
}

function assertMayHost(person: Member): void {
  const why = unfit(person);
  if (why) throw new UserFacingError('cannot_host', `${person.name} ${why}. Choose a colleague.`);
}

function unfit({ isDeactivated, isBot, isGuest, isStranger }: Member): string | null {
  if (isDeactivated) return 'has left the workspace';
  if (isBot) return 'is an app';
  if (isStranger) return 'belongs to another organisation';
  return isGuest ? 'is a guest here, and guests don’t host' : null;
}

async function tellNewHost(
  tx: Tx,
  workspaceId: string,
  given: { readonly openerId: string; readonly actor: Member; readonly to: Member; readonly key: string },
  now: Date,
): Promise<void> {
  const { openerId, actor, to, key } = given;
  const at = (await personalTimes(tx, workspaceId).of(to.id)).orNext(now);
  const delivery = {
    kind: HANDED_OVER,
    targetId: to.slackUserId,
    subject: { openerId, fromId: actor.id, toId: to.id },
    speaksOf: [{ kind: 'member', subjectId: actor.id }],
    dedupeKey: `${HANDED_OVER}:${openerId}:${key}`,
    dueAt: at,
    expiresAt: new Date(at.getTime() + WEEK),
  };
  await enqueue(tx, workspaceId, delivery, now);
}
