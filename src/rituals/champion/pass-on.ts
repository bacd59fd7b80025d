import type { Tx } from '../../database.ts';
import { ABOUT_CHAMPION, refreshMessagesAbout } from '../../delivery/message-subjects.ts';
import { settings } from '../../settings/settings-store.ts';
import { wish } from './change.ts';
import { changes } from './change-store.ts';
import { endSubstitutes } from './end-substitutes.ts';
import { unfit } from './nominate.ts';
import { tellPassedOn } from './passed-on-delivery.ts';
import { rotationFacts } from './read-rotation.ts';
import { restOfTerm } from './rest-of-term.ts';
import { tellHolder } from './tell-turn.ts';
import type { Term } from './term.ts';
import { terms } from './term-store.ts';

/**
 * Has the rest of the present term go to the next in line where its holder has left, may no longer be champion, or cannot
 * hold the rest that came to them. Where nobody can, the term ends early and the role is vacant. Admins hear of either.
 * @param givenBackBy whoever just said that they cannot hold the rest
 */
export async function passOn(tx: Tx, workspaceId: string, now: Date, givenBackBy?: string): Promise<void> {
  const store = terms(tx, workspaceId);
  for (let running = await store.running(); running !== null && running.endsAt > now; running = await store.running()) {
    const givesBack = running.holder.id === givenBackBy ? 'could not hold the rest' : null;
    const why = (await whyNotFit(tx, workspaceId, running)) ?? givesBack;
    if (why === null) return;
    const unable = await changes(tx, workspaceId).unableFor(running.number);
    const rest = restOfTerm(await rotationFacts(tx, workspaceId), running, unable.add(running.holder.id), now);
    await (rest === null ? store.endEarly(running.id, now) : store.passOn(running.id, rest));
    await endSubstitutes(tx, workspaceId, running.number, now);
    if (rest !== null) await writeDown(tx, workspaceId, { term: running, doerId: rest.holderId, why }, now);
    await tellPassedOn(tx, workspaceId, { term: running, why }, now);
    const anew = await store.running();
    if (anew !== null && rest !== null) await tellHolder(tx, workspaceId, anew, now);
    await refreshMessagesAbout(tx, workspaceId, [ABOUT_CHAMPION], now);
  }
}

async function whyNotFit(tx: Tx, workspaceId: string, { holder }: Term): Promise<string | null> {
  const { champion } = await settings(tx, workspaceId).read();
  const member = await tx.member.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId, id: holder.id } },
  });
  return unfit(member, champion.allowsGuests);
}

/** For the history of the term. */
async function writeDown(
  tx: Tx,
  workspaceId: string,
  { term, doerId, why }: { readonly term: Term; readonly doerId: string; readonly why: string },
  now: Date,
): Promise<void> {
  const { id, number, holder } = term;
  const passed = wish({ kind: 'hand_over', number, doerId, insteadOfId: holder.id, reason: why });
  const requestKey = `rest:${id}:${holder.id}:${doerId}`;
  await changes(tx, workspaceId).create(passed, { askerId: holder.id, requestKey, state: 'agreed' }, now);
}
