import type { OccurrenceKind } from '../../schedule/occurrence.ts';
import { occurrences } from '../../schedule/occurrences.ts';
import type { RitualDeps } from '../deps.ts';
import { isBroken, tellBroken } from './break-promise.ts';
import { ideas } from './idea-store.ts';
import { PROMISE } from './plan-clock.ts';

/** A promise to whoever sent an idea has run out: where it was not kept they hear the truth, once, and whoever can answer it is reminded. */
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
        if (await settle('posted', '')) await tellBroken(tx, workspace.id, idea, now);
      });
    },
  };
}
