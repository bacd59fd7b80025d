import type { Tx } from '../../database.ts';
import type { OccurrenceKind } from '../../schedule/occurrence.ts';
import { occurrences } from '../../schedule/occurrences.ts';
import type { RitualDeps } from '../deps.ts';
import { type Idea, isUndecided } from './idea.ts';
import { ideas } from './idea-store.ts';
import { PROMISE } from './plan-clock.ts';
import { planMornings } from './plan-morning.ts';
import { refreshIdea } from './refresh-idea.ts';
import { whoReviews } from './reviewers.ts';
import { tellNews } from './tell-news.ts';

/** A promise to whoever sent an idea has run out: where it was not kept they hear the truth, once, and the reviewers are reminded. */
export function ideaPromises(deps: RitualDeps): OccurrenceKind {
  const { db, workspace } = deps;
  return {
    kind: PROMISE,
    async run({ id, subjectId, expiresAt }, now) {
      await db.transaction(async (tx) => {
        const store = ideas(tx, workspace.id);
        await store.lock(subjectId);
        const idea = await store.byId(subjectId);
        const settle = (state: 'posted' | 'silent' | 'missed', reason: string) =>
          occurrences(tx, workspace.id).settle(id, 'planned', state, reason, now);
        if (now >= expiresAt) return void (await settle('missed', 'expired'));
        if (idea === null || !isBroken(idea, now)) return void (await settle('silent', 'kept'));
        if (await settle('posted', '')) await tellTruth(tx, workspace.id, idea, idea.dueAt, now);
      });
    },
  };
}

/** Whether an answer was promised by an instant that has come, and none was given. */
function isBroken(idea: Idea, now: Date): idea is Idea & { readonly dueAt: Date } {
  return isUndecided(idea) && idea.dueAt !== null && idea.dueAt <= now;
}

async function tellTruth(tx: Tx, workspaceId: string, idea: Idea, dueAt: Date, now: Date): Promise<void> {
  const line = { ideaId: idea.id, act: 'promise_broken', actorId: null, detail: dueAt.toISOString() };
  const eventId = await ideas(tx, workspaceId).record(line, now);
  await tellNews(tx, workspaceId, { idea, eventId, act: line.act, actorId: null }, now);
  await planMornings(tx, workspaceId, await whoReviews(tx, workspaceId, now), now);
  await refreshIdea(tx, workspaceId, idea.id, now);
}
