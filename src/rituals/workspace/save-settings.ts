import { type Actor, may } from '../../access/roles.ts';
import { audit } from '../../database/audit.ts';
import { withoutSlackIds } from '../../database/audit-names.ts';
import type { Database, Tx } from '../../database.ts';
import { refreshMessagesAboutAny } from '../../delivery/message-subjects.ts';
import { UserFacingError } from '../../errors.ts';
import { clearIndex } from '../../search/clear-index.ts';
import type { Display, Settings, SettingsPage } from '../../settings/settings.ts';
import { settings } from '../../settings/settings-store.ts';
import { planReviewers } from '../ideas/index.ts';
import { planLook } from '../retention/index.ts';
import { adminNames } from './admin-store.ts';
import { tellers } from './teller-store.ts';

/** Who saves, and in which workspace. */
export interface Saving {
  readonly workspaceId: string;
  readonly actor: Actor & { readonly id: string };
}

/** What a page of the set-up holds: settings of its own, and what stands in columns. */
export interface PageChoice<Page extends SettingsPage> {
  readonly page: Page;
  readonly chosen: Settings[Page];
  readonly display?: Display;
  /** Members' ids. */
  readonly tellers?: readonly string[];
}

/** Keeps what an admin chose on one page, and writes down that they did. Twice is once. Wake the sender after it. @throws UserFacingError */
export async function saveSettings<Page extends SettingsPage>(
  db: Database,
  { workspaceId, actor }: Saving,
  choice: PageChoice<Page>,
  now: Date,
): Promise<void> {
  await assertMaySetUp(db.prisma, workspaceId, actor);
  await db.transaction(async (tx) => {
    const before = await howCalled(tx, workspaceId);
    await write(tx, workspaceId, choice, now);
    if ((await howCalled(tx, workspaceId)) !== before) {
      await refreshMessagesAboutAny(tx, workspaceId, 'customer', now);
      // What was said is found by names as they are read; `indexEarlier` writes it anew.
      await clearIndex(tx, db.provider, workspaceId, 'conversation');
    }
    if (choice.page === 'ideas') await planReviewers(tx, workspaceId, now);
    if (choice.page === 'privacy') await planLook(tx, workspaceId, now);
    const detail = await withoutSlackIds(tx, workspaceId, inAWord(choice));
    const entry = { actorId: actor.id, act: `settings.${choice.page}`, detail };
    await audit(tx, workspaceId).record(entry, now);
  });
}

/** Whatever decides how customers are called in messages: when it changes, those that stand are written anew. */
async function howCalled(tx: Tx, workspaceId: string): Promise<string> {
  const store = settings(tx, workspaceId);
  return JSON.stringify([await store.display(), (await store.read()).customers.noun]);
}

async function write<Page extends SettingsPage>(tx: Tx, workspaceId: string, choice: PageChoice<Page>, now: Date) {
  const store = settings(tx, workspaceId);
  await store.save(choice.page, choice.chosen, now);
  if (choice.display !== undefined) await store.saveDisplay(choice.display);
  if (choice.tellers !== undefined) await tellers(tx, workspaceId).set(choice.tellers);
}

/** For the audit log: what was chosen, as it is stored. Settings hold no customer's words. */
function inAWord({ chosen, display, tellers: chosenTellers }: PageChoice<SettingsPage>): string {
  return JSON.stringify({
    ...chosen,
    ...(display === undefined ? {} : { display }),
    ...(chosenTellers === undefined ? {} : { tellers: chosenTellers.length }),
  });
}

/** @throws UserFacingError that names somebody who may */
export async function assertMaySetUp(tx: Tx, workspaceId: string, actor: Actor): Promise<void> {
  if (may('set_up', actor, {})) return;
  const names = await adminNames(tx, workspaceId, 3);
  const who = names.length === 0 ? 'one of your workspace’s admins' : names.join(' or ');
  throw new UserFacingError('admins_only', `Only admins can change how I am set up. Ask ${who}.`);
}
