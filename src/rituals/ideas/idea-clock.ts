import { calendarIn } from '../../settings/clocks.ts';
import type { Settings } from '../../settings/settings.ts';

/** What is owed to whoever sent an idea: a sign that it was read, and a decision. */
export type IdeaStep = 'acknowledge' | 'decide';

/** When a step is due for what was sent at `from`. @param zone counts the days where the workspace has none of its own */
export function ideaDue(step: IdeaStep, from: Date, chosen: Pick<Settings, 'time' | 'ideas'>, zone: string): Date {
  const { acknowledgeWithin, decideWithin } = chosen.ideas;
  return calendarIn(chosen, zone).add(from, step === 'acknowledge' ? acknowledgeWithin : decideWithin);
}
