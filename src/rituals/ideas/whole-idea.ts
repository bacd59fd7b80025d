import { maySee, type Surface, type Viewer } from '../../access/audience.ts';
import type { RitualDeps } from '../deps.ts';
import type { Idea } from './idea.ts';
import { ideas } from './idea-store.ts';

/** The idea that another one is part of; null when that stands for itself. */
export async function wholeOf(
  { db, workspace }: Pick<RitualDeps, 'db' | 'workspace'>,
  { mergedInto }: Idea,
): Promise<Idea | null> {
  return mergedInto === null ? null : ideas(db.prisma, workspace.id).byId(mergedInto.id);
}

/** An idea as this viewer may read it there: what it is part of is a number alone, unless they may read that, too. */
export function withinWhole(idea: Idea, whole: Idea | null, viewer: Viewer, surface: Surface): Idea {
  if (idea.mergedInto === null) return idea;
  if (whole !== null && maySee(whole, viewer, surface) === 'whole') return idea;
  return { ...idea, mergedInto: { ...idea.mergedInto, title: '' } };
}
