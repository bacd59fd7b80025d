import { audit } from '../../database/audit.ts';
import { withoutSlackIds } from '../../database/audit-names.ts';
import type { Database, Tx } from '../../database.ts';
import type { FeedbackSettings } from '../../settings/settings.ts';
import { settings } from '../../settings/settings-store.ts';
import { assertMaySetUp, type Saving } from './save-settings.ts';

/** What a form of the set-up changes of how feedback moves. */
export interface FeedbackChange {
  /** Names the form in the audit log. */
  readonly form: 'hearing' | 'clocks' | 'reminders';
  /** Lays what the form holds over the settings as they stand. */
  readonly over: (before: FeedbackSettings) => FeedbackSettings;
  /** What else it decides, in the same transaction. */
  readonly along?: (tx: Tx, workspaceId: string, before: FeedbackSettings) => Promise<void>;
}

/**
 * Keeps what an admin chose in one form about feedback and leaves the rest as it stands, and writes down that they did.
 * Twice is once. @throws UserFacingError when they may not
 */
export async function changeFeedback(
  db: Database,
  { workspaceId, actor }: Saving,
  { form, over, along }: FeedbackChange,
  now: Date,
): Promise<void> {
  await assertMaySetUp(db.prisma, workspaceId, actor);
  await db.transaction(async (tx) => {
    const store = settings(tx, workspaceId);
    const { feedback: before } = await store.read();
    const after = over(before);
    await store.save('feedback', after, now);
    await along?.(tx, workspaceId, before);
    const detail = await withoutSlackIds(tx, workspaceId, JSON.stringify(changed(before, after)));
    const entry = { actorId: actor.id, act: `settings.${form}`, detail };
    await audit(tx, workspaceId).record(entry, now);
  });
}

/** For the audit log: what is other than before. */
function changed(before: FeedbackSettings, after: FeedbackSettings): Partial<Record<string, unknown>> {
  const old: Readonly<Record<string, unknown>> = { ...before };
  return Object.fromEntries(
    Object.entries(after).filter(([name, value]) => JSON.stringify(old[name]) !== JSON.stringify(value)),
  );
}
