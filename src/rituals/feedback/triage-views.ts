import type { Noun } from '../../settings/settings.ts';
import { actions, richLine } from '../../slack/blocks.ts';
import { spoken } from '../../slack/spoken.ts';
import { seeAndTake } from '../conversations/index.ts';
import type { MorningLine } from '../morning.ts';

/** "2 customers wait for an owner." [See and take] */
export function waitingLine(count: number, noun: Noun): MorningLine {
  if (count === 0) {
    const done = [`✓ Every ${noun.one} has an owner.`];
    return { spoken: spoken(done), blocks: [richLine(...done)] };
  }
  const line = [count === 1 ? `1 ${noun.one} waits for an owner.` : `${count} ${noun.many} wait for an owner.`];
  return { spoken: spoken(line), blocks: [richLine(...line), actions(seeAndTake.element('See and take', {}))] };
}
