import { masked } from '../privacy/masked-values.ts';
import type { Act } from '../slack/act.ts';
import { quickly } from '../slack/quickly.ts';
import type { RitualDeps } from './deps.ts';

/**
 * Whether something of a line would be masked: then it goes into a form first, where its writer sees that before it is
 * kept. Where that cannot be told at once it is not waited for: a form opens within three seconds or never.
 */
export async function masksSome({ db, workspace, people }: RitualDeps, act: Act, text: string): Promise<boolean> {
  if (text === '') return false;
  const looked = people.get(act.userId).then(({ zone }) => masked(db.prisma, workspace.id, { text }, ['text'], zone));
  return ((await quickly(looked, act.logger))?.found.length ?? 0) > 0;
}
