import { settings } from '../../settings/settings-store.ts';
import { type Conversation, contactOf } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import { orElse } from '../or-else.ts';
import { whyCannotOwn } from './why-not-own.ts';

/** The Slack id of whoever knows the customer and can own what they say; null when there is nobody. Never fails. */
export function offeredFirst(deps: RitualDeps, conversation: Conversation): Promise<string | null> {
  return orElse(contactWhoCanOwn(deps, conversation), null, deps.logger);
}

async function contactWhoCanOwn(deps: RitualDeps, { customer }: Conversation): Promise<string | null> {
  const slackUserId = await contactOf(deps, customer.id);
  if (slackUserId === null) return null;
  const { feedback } = await settings(deps.db.prisma, deps.workspace.id).read();
  const contact = await deps.people.get(slackUserId);
  return whyCannotOwn(contact, feedback.guestsMayOwn) === null ? slackUserId : null;
}
