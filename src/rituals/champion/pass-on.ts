import type { Tx } from '../../database.ts';
import { settings } from '../../settings/settings-store.ts';
import { wish } from './change.ts';
import { changes } from './change-store.ts';
import { endSubstitutes } from './end-substitutes.ts';
import { held } from './held-store.ts';
import { unfit } from './nominate.ts';
import { tellPassedOn } from './passed-on-delivery.ts';
import { rotationFacts } from './read-rotation.ts';
import { refreshNews } from './refresh-news.ts';
import { restOfTerm } from './rest-of-term.ts';
import { tellEnded, tellHolder } from './tell-turn.ts';
import type { Term } from './term.ts';
import { terms } from './term-store.ts';

const DAY = 24 * 60 * 60 * 1000;

/**
 * Has the rest of the present term go to the next in line where its holder has left, may no longer be champion, or cannot
 * hold the rest that came to them. Where nobody can, the term ends early and the role is vacant. Admins hear of either.
 * @param givenBackBy whoever just said that they cannot hold the rest
 */
export async function passOn(tx: Tx, workspaceId: string, now: Date, givenBackBy?: string): Promise<void> {
  const store = terms(tx, workspaceId);
  for (let running = await store.running(); running !== null && running.endsAt > now; running = await store.running()) {
    const givesBack = running.holder.id === givenBackBy ? 'could not hold the rest' : null;
    const { unfitBecause, isGone } = await fitnessOf(tx, workspaceId, running);
    const why = unfitBecause ?? givesBack;
    if (why === null) return;
    const isThanked = !isGone && (unfitBecause !== null || (await hasHeldForADay(tx, workspaceId, running, now)));
    const unable = await changes(tx, workspaceId).unableFor(running.number);
    const rest = restOfTerm(await rotationFacts(tx, workspaceId), running, unable.add(running.holder.id), now);
    await (rest === null ? store.endEarly(running.id, now) : store.passOn(running.id, rest));
    await endSubstitutes(tx, workspaceId, running.number, now);
    const passed = { term: running, doerId: rest?.holderId ?? null, why };
    const changeId = await writeDown(tx, workspaceId, passed, now);
    if (isThanked) await tellEnded(tx, workspaceId, running, changeId, now);
    await tellPassedOn(tx, workspaceId, { term: running, why }, now);
    const anew = await store.running();
    if (anew !== null && rest !== null) await tellHolder(tx, workspaceId, anew, now);
    await refreshNews(tx, workspaceId, now, [running]);
  }
}

/** Why somebody may hold a term no longer, and whether they are there to be thanked. */
async function fitnessOf(
  tx: Tx,
  workspaceId: string,
  { holder }: Term,
): Promise<{ readonly unfitBecause: string | null; readonly isGone: boolean }> {
  const { champion } = await settings(tx, workspaceId).read();
  const member = await tx.member.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId, id: holder.id } },
  });
  const isGone = member.isDeactivated || member.isBot || member.isStranger;
  return { unfitBecause: unfit(member, champion.allowsGuests), isGone };
}

/** Whoever gives the rest back as soon as it came has done nothing yet to be thanked for. */
async function hasHeldForADay(tx: Tx, workspaceId: string, running: Term, now: Date): Promise<boolean> {
  const part = await held(tx, workspaceId).lastOf(running, running.holder.id);
  return part !== null && now.getTime() - part.from.getTime() >= DAY;
}

/** For the history of the term, also that it ended early. Gives the change’s id; null where nobody has the rest. */
async function writeDown(
  tx: Tx,
  workspaceId: string,
  { term, doerId, why }: { readonly term: Term; readonly doerId: string | null; readonly why: string },
  now: Date,
): Promise<string | null> {
  const { id, number, holder } = term;
  const passed = wish({ kind: 'hand_over', number, doerId, insteadOfId: holder.id, reason: why });
  const requestKey = `rest:${id}:${holder.id}:${doerId ?? 'nobody'}`;
  const changeId = await changes(tx, workspaceId).create(
    passed,
    { askerId: holder.id, requestKey, state: 'agreed' },
    now,
  );
  return doerId === null ? null : changeId;
}
