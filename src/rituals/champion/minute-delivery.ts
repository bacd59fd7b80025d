import { z } from 'zod';
import { EVERYBODY, maySee } from '../../access/audience.ts';
import { type DeliveryKind, defineDelivery, type Rendered } from '../../delivery/delivery-kind.ts';
import { sentenceFor } from '../../slack/channel-errors.ts';
import { conversations } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import { openers } from '../openers/index.ts';
import { MINUTE } from './minute.ts';
import { MINUTE_CALLED, MINUTE_MISSED, MinuteSubject, settleMinute } from './minute-outcome.ts';
import { minuteCalled, minuteMissed, minutePost, minuteReceipt } from './minute-views.ts';
import { terms } from './term-store.ts';

const MissedSubject = MinuteSubject.extend({ code: z.string() });

/** One customer's words in a channel, out of turn; whether it may read them is looked at again when it is sent, and later. */
export function minuteDelivery(deps: RitualDeps): DeliveryKind {
  return defineDelivery({
    kind: MINUTE,
    subject: MinuteSubject,
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
    settled: (tx, { subject }, outcome) => settleMinute(tx, deps.workspace.id, subject, outcome),
  });
}

/** To the host: what was shown, by its number; the words stand in the channel. */
export function minuteCalledDelivery(deps: RitualDeps): DeliveryKind {
  return defineDelivery({
    kind: MINUTE_CALLED,
    subject: MinuteSubject,
    async render(subject): Promise<Rendered> {
      const found = await lookUp(deps, subject);
      if (found === null) return { kind: 'abandon', reason: 'gone' };
      return { kind: 'message', message: minuteCalled(found.conversation, found.caller, found.opener) };
    },
  });
}

/** To whoever called a minute that did not come: why, and the way out. */
export function minuteMissedDelivery(deps: RitualDeps): DeliveryKind {
  return defineDelivery({
    kind: MINUTE_MISSED,
    subject: MissedSubject,
    async render({ code, ...subject }): Promise<Rendered> {
      const found = await lookUp(deps, subject);
      if (found === null) return { kind: 'abandon', reason: 'gone' };
      // Posted after all, or shown by a meeting since.
      if (code !== 'unknown' && (await wasShown(deps, subject))) {
        return { kind: 'message', message: minuteReceipt(found.conversation, found.opener) };
      }
      const refusal = sentenceFor(code, found.opener.channelName, deps.workspace.botName);
      const missed = { code, refusal, missedId: subject.occurrenceId };
      return { kind: 'message', message: minuteMissed(found.conversation, found.opener, missed) };
    },
  });
}

async function wasShown({ db, workspace }: RitualDeps, { openerId, conversationId }: MinuteSubject): Promise<boolean> {
  const shown = { workspaceId: workspace.id, openerId, conversationId };
  return (await db.prisma.showing.count({ where: shown })) > 0;
}

async function lookUp({ db, workspace }: RitualDeps, { conversationId, openerId, callerId }: MinuteSubject) {
  const conversation = await conversations(db.prisma, workspace.id).byId(conversationId);
  const opener = await openers(db.prisma, workspace.id).byId(openerId);
  const caller = (await terms(db.prisma, workspace.id).holders([callerId])).get(callerId);
  return conversation && opener && caller ? { conversation, opener, caller: caller.name } : null;
}
