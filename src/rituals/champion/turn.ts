import type { Tx } from '../../database.ts';
import { passOnEscalations } from '../feedback/index.ts';
import { planReviewers } from '../ideas/index.ts';
import { passOn } from './pass-on.ts';
import { planGroup } from './plan-group.ts';
import { rotationFacts } from './read-rotation.ts';
import { refreshNews } from './refresh-news.ts';
import { role } from './role-store.ts';
import { planTerms } from './rotation.ts';
import { onDutyAt } from './stand-in.ts';
import { tellStandIn } from './stand-in-delivery.ts';
import { announceAhead } from './tell-ahead.ts';
import { tellFallen } from './tell-change.ts';
import { tellBegun, tellEnded } from './tell-turn.ts';
import { terms } from './term-store.ts';

/** So many terms are caught up with at once; after an outage of years there are more, and it goes on. */
const AT_ONCE = 60;

/**
 * Brings the terms up to `now`: ends what has run out and begins what is due, in order, however long nobody looked. Whoever
 * holds the present one is told, and thanked whoever held the last that was noticed; of terms that came and went meanwhile
 * nobody hears.
 */
export async function turn(tx: Tx, workspaceId: string, now: Date): Promise<void> {
  const store = terms(tx, workspaceId);
  const ended = await store.endThose(now);
  const hasBegun = await beginDue(tx, workspaceId, now);
  await giveRole(tx, workspaceId, now);
  const running = await store.running();
  for (const term of ended) {
    if (term.holder.id !== running?.holder.id) await tellEnded(tx, workspaceId, term, null, now);
  }
  if (hasBegun && running !== null) await tellBegun(tx, workspaceId, running, now);
  const changes = ended.length > 0 || hasBegun;
  const facts = await rotationFacts(tx, workspaceId);
  await announceAhead(tx, workspaceId, facts, now);
  await tellFallen(tx, workspaceId, facts, now);
  if (changes) await refreshNews(tx, workspaceId, now, ended);
}

/** True when a term was begun. */
async function beginDue(tx: Tx, workspaceId: string, now: Date): Promise<boolean> {
  let hasBegun = false;
  for (;;) {
    const facts = await rotationFacts(tx, workspaceId);
    // On most days none is due, and it is not worth planning many.
    const isAnyDue = planTerms(facts, 1).some(({ startsAt }) => startsAt <= now);
    const due = isAnyDue ? planTerms(facts, AT_ONCE).filter(({ startsAt }) => startsAt <= now) : [];
    for (const term of due) await terms(tx, workspaceId).keep(term, term.endsAt <= now ? 'over' : 'running', now);
    hasBegun ||= due.length > 0;
    if (due.length < AT_ONCE) return hasBegun;
  }
}

/** Gives the role to whoever holds the present term, or stands in today; to nobody while it is vacant. Whoever has it new hears of the ideas that wait. */
export async function giveRole(tx: Tx, workspaceId: string, now: Date): Promise<void> {
  await passOn(tx, workspaceId, now);
  const holder = await onDutyAt(tx, workspaceId, now);
  const isChanged = await role(tx, workspaceId).give(holder === null ? [] : [holder]);
  if (isChanged) await planReviewers(tx, workspaceId, now);
  if (isChanged) await passOnEscalations(tx, workspaceId, now);
  await tellStandIn(tx, workspaceId, now);
  if (isChanged) await refreshNews(tx, workspaceId, now);
  await planGroup(tx, workspaceId, now);
}
