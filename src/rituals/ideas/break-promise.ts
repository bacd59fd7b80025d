import type { Tx } from '../../database.ts';
import { ideaEvents } from './event-store.ts';
import { type Idea, isUndecided } from './idea.ts';
import { ideas } from './idea-store.ts';
import { planMornings } from './plan-morning.ts';
import { refreshIdea } from './refresh-idea.ts';
import { tellNews } from './tell-news.ts';
import { whoIsReminded } from './who-is-reminded.ts';

const BROKEN = 'promise_broken';

/** An idea whose author was promised an answer. */
type Promised = Idea & { readonly dueAt: Date };

/** Whether an answer was promised by an instant that has come, and none was given. */
export function isBroken(idea: Idea, now: Date): idea is Promised {
  return isUndecided(idea) && idea.dueAt !== null && idea.dueAt <= now;
}

/** Has whoever sent an idea told that its promise was not kept, and whoever can answer it reminded; once for each date that was promised. */
export async function tellBroken(tx: Tx, workspaceId: string, idea: Promised, now: Date): Promise<void> {
  const promised = idea.dueAt.toISOString();
  const last = await ideaEvents(tx, workspaceId).lastOf(idea.id, [BROKEN]);
  if (last?.detail === promised) return;
  const line = { ideaId: idea.id, act: BROKEN, actorId: null, detail: promised };
  const eventId = await ideas(tx, workspaceId).record(line, now);
  await tellNews(tx, workspaceId, { idea, eventId, act: BROKEN, actorId: null }, now);
  await planMornings(tx, workspaceId, (await whoIsReminded(tx, workspaceId, now)).ids, now);
  await refreshIdea(tx, workspaceId, idea.id, now);
}
