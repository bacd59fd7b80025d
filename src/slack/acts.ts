import { createHash } from 'node:crypto';
import type { Logger } from 'pino';
import type { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { Act } from './act.ts';
import type { Clients } from './clients.ts';
import { onceTrigger } from './modal-window.ts';
import {
  type ActionPayload,
  type CommandPayload,
  type GlobalShortcutPayload,
  type MessageShortcutPayload,
  placeOf,
  type SubmissionPayload,
} from './payloads.ts';
import { type Answerable, createReply } from './reply.ts';
import { isResponseUrl } from './response-url.ts';

export interface ActContext {
  readonly clients: Clients;
  /** Base of the Web API where it is not Slack's own. */
  readonly apiUrl: string | undefined;
  readonly clock: Clock;
  readonly logger: Logger;
}

interface Facts extends Partial<Answerable> {
  /** For the log: "command /heard". */
  readonly name: string;
  readonly key: string;
  readonly userId: string;
  readonly triggerId: string | null;
}

const NOTHING = { place: null, responseUrl: null, threadTs: null, view: null, stoodIn: null };

function createAct(given: Facts, { clients, clock, apiUrl, logger: parent }: ActContext): Act {
  const logger = parent.child({ act: given.name, request: shortHash(given.key) });
  const facts = { ...NOTHING, ...given, responseUrl: knownUrl(given.responseUrl ?? null, apiUrl, logger) };
  const trigger = onceTrigger({
    client: clients.interactive,
    clock,
    logger,
    triggerId: facts.triggerId,
    modalId: facts.view?.type === 'modal' ? facts.view.id : null,
  });
  return {
    key: facts.key,
    userId: facts.userId,
    place: facts.place,
    logger,
    reply: createReply(facts, { clients, clock, logger, trigger }),
    openModal: (view) => trigger.open(view),
  };
}

export function commandAct(payload: z.output<typeof CommandPayload>, context: ActContext): Act {
  return createAct(
    {
      name: `command ${payload.command}`,
      key: payload.trigger_id,
      triggerId: payload.trigger_id,
      userId: payload.user_id,
      place: placeOf(payload.channel_id, payload.channel_name),
      responseUrl: payload.response_url,
    },
    context,
  );
}

export function actionAct(payload: ActionPayload, context: ActContext): Act {
  const { channel, view } = payload;
  return createAct(
    {
      name: `action ${payload.actions[0].action_id}`,
      key: payload.trigger_id,
      triggerId: payload.trigger_id,
      userId: payload.user.id,
      place: channel ? placeOf(channel.id, channel.name) : null,
      responseUrl: payload.response_url,
      threadTs: payload.container?.thread_ts ?? payload.message?.thread_ts ?? null,
      view: view ? { id: view.id, type: view.type, title: view.title?.text ?? '' } : null,
      stoodIn: payload.container?.is_ephemeral ? 'answer' : channel?.id.startsWith('D') ? 'dm' : null,
    },
    context,
  );
}

/**
 * One form is one record: its key stays while the form is shown again and its hash changes. Its trigger is not used, which
 * would open a modal over the one that is being answered.
 */
export function submissionAct(payload: SubmissionPayload, context: ActContext): Act {
  const { view } = payload;
  return createAct(
    {
      name: `submission ${view.callback_id}`,
      key: view.id,
      triggerId: null,
      userId: payload.user.id,
      view: { id: view.id, type: view.type, title: view.title?.text ?? '' },
    },
    context,
  );
}

export function globalShortcutAct(payload: z.output<typeof GlobalShortcutPayload>, context: ActContext): Act {
  const { callback_id, trigger_id, user } = payload;
  return createAct(
    { name: `shortcut ${callback_id}`, key: trigger_id, triggerId: trigger_id, userId: user.id },
    context,
  );
}

export function messageShortcutAct(payload: z.output<typeof MessageShortcutPayload>, context: ActContext): Act {
  return createAct(
    {
      name: `message shortcut ${payload.callback_id}`,
      key: payload.trigger_id,
      triggerId: payload.trigger_id,
      userId: payload.user.id,
      place: placeOf(payload.channel.id, payload.channel.name),
      responseUrl: payload.response_url,
      threadTs: payload.message.thread_ts,
    },
    context,
  );
}

/** An answer goes to Slack or nowhere: without its address other ways are tried. */
function knownUrl(url: string | null, apiUrl: string | undefined, logger: Logger): string | null {
  if (url === null || isResponseUrl(url, apiUrl)) return url;
  logger.warn('a response_url that is not Slack’s is left alone');
  return null;
}

function shortHash(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 8);
}
