import { occurrences } from '../../schedule/occurrences.ts';
import type { RitualDeps } from '../deps.ts';
import { resettle } from './change-term.ts';
import { goOnWithWaiting } from './go-on-waiting.ts';
import { planLook } from './plan-look.ts';
import { DAY_LOOK, rotationFacts } from './read-rotation.ts';
import { newEndOf } from './term-slots.ts';
import { terms } from './term-store.ts';

/**
 * After the length of terms, their start or who may hold them was changed: the present one ends by the new rule, in the future.
 * What waited to be confirmed goes on where that is not wanted any more.
 */
export async function rhythmChanged({ db, workspace, clock, wake }: RitualDeps): Promise<void> {
  const now = clock.now();
  await db.transaction(async (tx) => {
    const running = await terms(tx, workspace.id).running();
    if (running !== null) {
      const facts = await rotationFacts(tx, workspace.id);
      const endsAt = newEndOf(facts, running, now);
      await terms(tx, workspace.id).change(running.id, { endsAt });
    }
    const look = await tx.occurrence.count({ where: { workspaceId: workspace.id, kind: DAY_LOOK, state: 'planned' } });
    if (look > 0) {
      await occurrences(tx, workspace.id).forgetAhead({ kind: DAY_LOOK, subjectId: workspace.id }, now);
      await planLook(tx, workspace.id, now);
    }
    await goOnWithWaiting(tx, workspace.id, now);
    await resettle(tx, workspace.id, now);
  });
  wake();
}
