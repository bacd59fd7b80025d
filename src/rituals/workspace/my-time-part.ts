import type { Button, KnownBlock } from '@slack/types';
import { dayInWords } from '../../schedule/describe-recurrence.ts';
import { localDate } from '../../schedule/local-time.ts';
import { personalTimes } from '../../settings/personal-time-store.ts';
import { section } from '../../slack/blocks.ts';
import type { RitualDeps } from '../deps.ts';
import { pauseMe, resumeMe, showMe } from './actions.ts';

/** App Home's part for a member's own pause, hours and mutes: when they are paused a line with the way back, and the buttons. */
export async function myTimePart(
  { db, workspace, clock }: RitualDeps,
  member: { readonly id: string; readonly zone: string },
): Promise<{ readonly blocks: KnownBlock[]; readonly buttons: Button[] }> {
  const { pausedUntil } = await personalTimes(db.prisma, workspace.id).factsOf(member.id);
  const isPaused = localDate(clock.now(), member.zone) < pausedUntil;
  const mine = showMe.element('My time and mutes', {});
  if (!isPaused) return { blocks: [], buttons: [pauseMe.element('Pause my reminders', {}), mine] };
  const line = `You are paused until ${dayInWords(pausedUntil)}. I write nothing to you before.`;
  return { blocks: [section(line, resumeMe.element('I am back', {}))], buttons: [mine] };
}
