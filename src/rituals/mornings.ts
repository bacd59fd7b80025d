import type { RitualDeps } from './deps.ts';
import { feedbackMornings } from './feedback/index.ts';
import { ideaMornings } from './ideas/index.ts';
import type { MorningPart } from './morning.ts';
import { openerMornings } from './openers/index.ts';

/** All that has something to say in people's mornings, in the order in which it is told. */
export function morningParts(deps: RitualDeps): readonly MorningPart[] {
  return [...feedbackMornings(deps), ...ideaMornings(deps), openerMornings(deps)];
}
