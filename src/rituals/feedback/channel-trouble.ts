import type { Tx } from '../../database.ts';
import type { Outcome } from '../../delivery/delivery.ts';
import { enqueue } from '../../delivery/enqueue.ts';
import { refreshMessagesIn } from '../../delivery/message-subjects.ts';
import { personalTimes } from '../../settings/personal-time-store.ts';
import type { Purpose } from './purpose.ts';
import { triageReaders } from './triage-store.ts';

/** The name of news about the loop's channels among what is sent. */
export const TROUBLE = 'feedback.channel_trouble';

const TWO_WEEKS = 14 * 24 * 60 * 60 * 1000;

/** What is no trouble of the channel: the record changed meanwhile. */
const NO_TROUBLE: readonly string[] = ['gone', 'newer_card', 'undone', 'confined', 'over'];

/**
 * Has the admins told, in their working hours, that something did not reach one of the loop's channels, and why: once per
 * cause, until somebody changes the settings.
 */
export async function tellTrouble(
  tx: Tx,
  workspaceId: string,
  about: { readonly channelId: string; readonly purpose: Purpose; readonly outcome: Outcome },
): Promise<boolean> {
  const { channelId, purpose, outcome } = about;
  const code = codeOf(outcome);
  if (code === null) return false;
  await tellAdmins(tx, workspaceId, { channelId, purpose, code }, outcome.at);
  // What stands there is looked at again, and goes: another organisation reads it from now on.
  if (code === 'shared_channel') await refreshMessagesIn(tx, workspaceId, channelId, outcome.at);
  return true;
}

/** Has each admin told, in their working hours, of something about one of the loop's channels: once, until the settings change. */
export async function tellAdmins(
  tx: Tx,
  workspaceId: string,
  { channelId, purpose, code }: { readonly channelId: string; readonly purpose: Purpose; readonly code: string },
  now: Date,
): Promise<void> {
  const store = triageReaders(tx, workspaceId);
  const chosenAt = await store.chosenAt();
  for (const admin of await store.admins()) {
    const at = (await personalTimes(tx, workspaceId).of(admin.id)).orNext(now);
    const news = {
      kind: TROUBLE,
      targetId: admin.slackUserId,
      subject: { channelId, purpose, code },
      dedupeKey: [TROUBLE, channelId, code, admin.id, chosenAt].join(':'),
      dueAt: at,
      expiresAt: new Date(at.getTime() + TWO_WEEKS),
    };
    await enqueue(tx, workspaceId, news, now);
  }
}

function codeOf(outcome: Outcome): string | null {
  if (outcome.state === 'sent') return null;
  const code = outcome.state === 'failed' ? outcome.code : outcome.reason;
  return NO_TROUBLE.includes(code) ? null : code;
}
