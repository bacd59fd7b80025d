import { audit } from '../../database/audit.ts';
import { oncePerAct } from '../../database/once-per-act.ts';
import type { Database, Tx } from '../../database.ts';
import { UserFacingError } from '../../errors.ts';
import { maskedBy } from '../../privacy/masked-values.ts';
import { isSameName } from './command-line.ts';
import type { Opener } from './opener.ts';
import { type NewOpener, openers } from './opener-store.ts';
import { existingOpener, planNext } from './plan-opener.ts';

interface Wanted {
  readonly fresh: NewOpener;
  /** Made by an admin in a channel that is not theirs: that is written down. */
  readonly byRight: boolean;
}

/**
 * Makes an opener and its first planned meeting, once per act; the same act again gives the same opener.
 * @throws UserFacingError when its channel has one of that name
 */
export function createOpener(db: Database, workspaceId: string, wanted: Wanted, now: Date): Promise<Opener> {
  return oncePerAct({
    find: () => openers(db.prisma, workspaceId).byRequest(wanted.fresh.requestKey),
    make: () => db.transaction((tx) => create(tx, workspaceId, wanted, now)),
  });
}

async function create(tx: Tx, workspaceId: string, { fresh: asked, byRight }: Wanted, now: Date): Promise<Opener> {
  const fresh = await maskedBy(tx, workspaceId, asked.hostId, asked, ['name']);
  const store = openers(tx, workspaceId);
  assertNoTwin(await store.standing(), fresh);
  const opener = existingOpener(await store.byId(await store.create(fresh, now)));
  await planNext(tx, workspaceId, opener, now);
  if (byRight) {
    const entry = { actorId: fresh.hostId, act: 'opener.made', detail: `${fresh.name} in #${fresh.channelName}` };
    await audit(tx, workspaceId).record(entry, now);
  }
  return opener;
}

/** A second one of the same name in a channel is a slip: it would show the same words again, to the same people. @throws UserFacingError */
export function assertNoTwin(
  standing: readonly Opener[],
  {
    id = '',
    channelId,
    channelName,
    name,
  }: Pick<NewOpener, 'channelId' | 'channelName' | 'name'> & { readonly id?: string },
): void {
  const twin = standing.find(
    (opener) => opener.id !== id && opener.channelId === channelId && isSameName(opener.name, name),
  );
  if (!twin) return;
  throw new UserFacingError(
    'opener_exists',
    `${twin.name} opens in #${channelName} already; ${twin.host.name} hosts it. Choose another name, or remove that one first.`,
  );
}
