import { z } from 'zod';
import { EVERYBODY, maySee } from '../../access/audience.ts';
import { type DeliveryKind, defineDelivery, type Rendered } from '../../delivery/delivery-kind.ts';
import { conversations } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import { openers } from '../openers/index.ts';
import { MINUTE, MINUTE_CALLED } from './minute.ts';
import { minuteCalled, minutePost } from './minute-views.ts';
import { terms } from './term-store.ts';

const Subject = z.object({ conversationId: z.string(), openerId: z.string(), callerId: z.string() });

/** One customer's words in a channel, out of turn; whether it may read them is looked at again when it is sent, and later. */
export function minuteDelivery(deps: RitualDeps): DeliveryKind {
  return defineDelivery({
    kind: MINUTE,
    subject: Subject,
    async render(subject, { targetId: channelId, now }): Promise<Rendered> {
      const found = await lookUp(deps, subject);
      if (found === null) return { kind: 'abandon', reason: 'gone' };
      deps.channels.forget(channelId);
      const channel = await deps.channels.info(channelId);
      const surface = { kind: 'channel', channelId, isShared: channel?.isShared ?? true } as const;
      if (maySee(found.conversation, EVERYBODY, surface) !== 'whole') return { kind: 'abandon', reason: 'confined' };
      return {
        kind: 'message',
        message: minutePost(found.conversation, found.caller, { now, zone: found.opener.zone }),
      };
    },
  });
}

/** To the host: what was shown, by its number; the words stand in the channel. */
export function minuteCalledDelivery(deps: RitualDeps): DeliveryKind {
  return defineDelivery({
    kind: MINUTE_CALLED,
    subject: Subject,
    async render(subject): Promise<Rendered> {
      const found = await lookUp(deps, subject);
      if (found === null) return { kind: 'abandon', reason: 'gone' };
      return { kind: 'message', message: minuteCalled(found.conversation, found.caller, found.opener) };
    },
  });
}

async function lookUp({ db, workspace }: RitualDeps, { conversationId, openerId, callerId }: z.output<typeof Subject>) {
  const conversation = await conversations(db.prisma, workspace.id).byId(conversationId);
  const opener = await openers(db.prisma, workspace.id).byId(openerId);
  const caller = (await terms(db.prisma, workspace.id).holders([callerId])).get(callerId);
  return conversation && opener && caller ? { conversation, opener, caller: caller.name } : null;
}
