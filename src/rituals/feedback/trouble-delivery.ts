import { z } from 'zod';
import { type DeliveryKind, defineDelivery, type Rendered } from '../../delivery/delivery-kind.ts';
import { settings } from '../../settings/settings-store.ts';
import { sentenceFor } from '../../slack/channel-errors.ts';
import type { RitualDeps } from '../deps.ts';
import { LOOP_CHANNEL_NEWS } from './channel-seen.ts';
import { TROUBLE } from './channel-trouble.ts';
import { PURPOSES, type Purpose } from './purpose.ts';
import { channelTroubleNews, loopChannelMessage } from './trouble-views.ts';

const Subject = z.object({ channelId: z.string(), purpose: z.enum(PURPOSES), code: z.string() });
type Subject = z.output<typeof Subject>;

/** An admin's DM: something did not reach one of the loop's channels, or guests read along in it. */
export function troubleDelivery(deps: RitualDeps): DeliveryKind {
  return defineDelivery({ kind: TROUBLE, subject: Subject, render: (subject) => render(deps, subject) });
}

async function render(deps: RitualDeps, { channelId, purpose, code }: Subject): Promise<Rendered> {
  const { db, workspace, channels } = deps;
  const { feedback, customers, ideas, champion } = await settings(db.prisma, workspace.id).read();
  const chosen: Readonly<Record<Purpose, readonly string[]>> = {
    triage: [feedback.triageChannelId],
    share: [feedback.shareChannelId],
    ideas: [ideas.channelId, feedback.shareChannelId],
    champion: [champion.channelId],
  };
  if (!chosen[purpose].includes(channelId)) return { kind: 'abandon', reason: 'another_channel' };
  const news = LOOP_CHANNEL_NEWS.find((one) => one === code);
  if (news) return { kind: 'message', message: loopChannelMessage(channelId, purpose, news) };
  const channel = await channels.info(channelId);
  const why = sentenceFor(code, channel?.name ?? '', workspace.botName);
  return { kind: 'message', message: channelTroubleNews({ channelId, purpose, code, why, noun: customers.noun }) };
}
