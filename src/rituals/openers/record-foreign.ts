import { audit } from '../../database/audit.ts';
import { auditedMember } from '../../database/audit-names.ts';
import type { Tx } from '../../database.ts';
import type { Opener } from './opener.ts';

/** Writes down what somebody did with an opener that another colleague hosts; what hosts do with their own is theirs. */
export async function recordForeign(
  tx: Tx,
  workspaceId: string,
  deed: { readonly opener: Opener; readonly actorId: string; readonly act: string },
  now: Date,
): Promise<void> {
  const { opener, actorId, act } = deed;
  if (actorId === opener.host.id) return;
  const detail = `${opener.name} in #${opener.channelName}, hosted by ${auditedMember(opener.host.id)}`;
  await audit(tx, workspaceId).record({ actorId, act, detail }, now);
}
