import { UserFacingError } from '../../errors.ts';
import { settings } from '../../settings/settings-store.ts';
import { typed } from '../../slack/command-names.ts';
import type { Conversation } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import { mayShareIn, type Sharing } from './share.ts';
import { lookAt } from './telling-channel.ts';

/** Looks at the share channel and at who may read the record. */
export async function sharingOf(deps: RitualDeps, conversation: Conversation): Promise<Sharing> {
  const { shareChannelId: channelId } = (await settings(deps.db.prisma, deps.workspace.id).read()).feedback;
  if (channelId === '') return { kind: 'meeting' };
  const { trouble, surface } = await lookAt(deps, channelId);
  if (trouble !== null) return { kind: 'unusable', channelId };
  return { kind: mayShareIn(conversation, surface) ? 'channel' : 'confined', channelId };
}

/** @throws UserFacingError when nobody can be told in the share channel */
export function assertShareable(sharing: Sharing, { number, hearer }: Conversation): void {
  if (sharing.kind === 'confined') {
    throw new UserFacingError(
      'share_confined',
      `#${number} is confined to the people of the channel it came from, so I can’t tell everyone. ${hearer.name}, who heard it, may open it to everyone with Edit.`,
    );
  }
  if (sharing.kind === 'unusable') {
    throw new UserFacingError(
      'share_unusable',
      `I can’t post in the channel where answers are told to everyone, so nothing was shared. An admin can choose another one in ${typed('/chair setup')}.`,
    );
  }
}
