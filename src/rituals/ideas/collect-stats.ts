import { calendarIn } from '../../settings/clocks.ts';
import type { Settings } from '../../settings/settings.ts';
import type { RitualDeps } from '../deps.ts';
import { yearStart } from './period.ts';
import { type CountedIdea, type IdeaFigures, ideaFigures } from './stats.ts';
import { ideaCounts } from './stats-store.ts';

/** How ideas do this year. @param zone the reader's, in which the year began, and days are counted where neither workspace nor author has one */
export async function collectStats(
  { db, workspace }: RitualDeps,
  chosen: Pick<Settings, 'time' | 'ideas'>,
  { zone, now }: { readonly zone: string; readonly now: Date },
): Promise<IdeaFigures> {
  const store = ideaCounts(db.prisma, workspace.id);
  const since = yearStart(now, zone);
  const rows = await store.since(since);
  const calendars = new Map<string, ReturnType<typeof calendarIn>>();
  const calendarOf = (its: string) => {
    const calendar = calendars.get(its) ?? calendarIn(chosen, its);
    calendars.set(its, calendar);
    return calendar;
  };
  const counted = rows.map((row): CountedIdea => {
    const calendar = calendarOf(row.author?.zone ?? zone);
    const { acknowledgeWithin, decideWithin } = chosen.ideas;
    const { createdAt: sentAt, clockFrom, acknowledgedAt, decidedAt, doneAt, outcome } = row;
    return {
      ...{ sentAt, acknowledgedAt, decidedAt, doneAt, outcome },
      acknowledgeBy: clockFrom && calendar.add(sentAt, acknowledgeWithin),
      decideBy: clockFrom && calendar.add(sentAt, decideWithin),
      daysToDecision: clockFrom && decidedAt ? calendar.measure(sentAt, decidedAt) : null,
      isMerged: row.status === 'merged',
    };
  });
  return ideaFigures(counted, { since, members: await store.members(), now });
}
