import type { Database, Tx } from '../../database.ts';
import { maskedBy } from '../../privacy/masked-values.ts';
import type { Member } from '../../slack/people.ts';
import { assertUnchanged, changeOpener } from './change-opener.ts';
import { isAlready } from './changed-opener.ts';
import type { Opener } from './opener.ts';
import { type OpenerChange, openerChanges } from './opener-change-store.ts';

interface Edit {
  readonly openerId: string;
  readonly actor: Member;
  /** The revision that the form showed. */
  readonly seenRevision: number;
}

/**
 * Saves what a form says about an opener. What it says already changes nothing, so the same form twice is one edit.
 * @throws UserFacingError when it was changed after the form was opened
 */
export function editOpener(
  db: Database,
  workspaceId: string,
  { openerId, actor, seenRevision }: Edit,
  columnsOf: (tx: Tx, opener: Opener) => Promise<OpenerChange>,
  now: Date,
): Promise<Opener> {
  return changeOpener(
    db,
    workspaceId,
    { openerId, actor, act: 'opener.edited' },
    async (tx, opener) => {
      const columns = await maskedBy(tx, workspaceId, actor.id, await columnsOf(tx, opener), ['name']);
      if (isAlready(opener, { ...columns })) return false;
      assertUnchanged(opener, seenRevision);
      await openerChanges(tx, workspaceId).edit(openerId, columns);
      return true;
    },
    now,
  );
}
