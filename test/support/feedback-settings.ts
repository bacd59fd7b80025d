import type { FeedbackSettings } from '../../src/settings/settings.ts';
import { settings } from '../../src/settings/settings-store.ts';
import type { Team } from './team.ts';

/** What a workspace has chosen about feedback, as if an admin had saved it. */
export async function chooses(team: Pick<Team, 'db' | 'clock'>, chosen: Partial<FeedbackSettings>): Promise<void> {
  const { id } = await team.db.prisma.workspace.findFirstOrThrow();
  const store = settings(team.db.prisma, id);
  const { feedback } = await store.read();
  await store.save('feedback', { ...feedback, ...chosen }, team.clock.now());
}
