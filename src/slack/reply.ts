import type { ModalView } from '@slack/types';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { Place, Reply } from './act.ts';
import type { Clients } from './clients.ts';
import { messageView } from './form-views.ts';
import { type Message, postArguments } from './message.ts';
import type { OnceTrigger } from './modal-window.ts';

/** What a payload gave to answer with. */
export interface Answerable {
  readonly userId: string;
  readonly place: Place | null;
  readonly responseUrl: string | null;
  readonly threadTs: string | null;
  /** The view that the act came from. */
  readonly view: { readonly id: string; readonly type: 'modal' | 'home'; readonly title: string } | null;
  /** Whether the pressed element stood in an answer that only this person sees, or else in their DM with the bot. */
  readonly stoodIn: 'answer' | 'dm' | null;
}

export interface ReplyContext {
  readonly clients: Clients;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly trigger: OnceTrigger;
}

const RESPONSE_URL_USES = 5;
const RESPONSE_URL_AGE = 30 * 60 * 1000;
const RESPONSE_URL_TIMEOUT = 5_000;

type Way = readonly [name: string, send: (() => Promise<void>) | null];

/** Answers one act. Ways are tried in turn, each failure is logged; a person may rather read an answer twice than never. */
export function createReply(act: Answerable, context: ReplyContext): Reply {
  const url = responseUrl(act, context.clock);
  // Slack calls every App Home “View Title”: no name for what opens over it.
  const title = (act.view?.type === 'modal' && act.view.title) || 'Empty Chair';

  const ways = (message: Message): readonly Way[] => [
    [
      'response_url',
      url && (() => url({ ...postArguments(message), response_type: 'ephemeral', replace_original: false })),
    ],
    ['modal', !url && context.trigger.isFresh() ? () => context.trigger.show(messageView(title, message)) : null],
    ['ephemeral', act.place && act.place.kind !== 'dm' ? ephemeral(act, act.place, context, message) : null],
    ['dm', () => dm(act.userId, context, message)],
  ];

  const privately = (message: Message) => firstThatWorks(ways(message), context.logger);
  const over = async (message: Message, isReplaceable: boolean) => {
    const first: Way[] = [];
    if (act.view?.type === 'modal') first.push(['update', update(act.view.id, messageView(title, message), context)]);
    if (isReplaceable && url) {
      first.push(['replace', () => url({ ...postArguments(message), replace_original: true })]);
    }
    await firstThatWorks([...first, ...ways(message)], context.logger);
  };
  return {
    privately,
    replace: (message) => over(message, act.stoodIn !== null),
    replaceAnswer: (message) => over(message, act.stoodIn === 'answer'),
  };
}

async function firstThatWorks(ways: readonly Way[], logger: Logger): Promise<void> {
  const open = ways.flatMap(([name, send]) => (send ? [{ name, send }] : []));
  for (const [index, { name, send }] of open.entries()) {
    try {
      return await send();
    } catch (err) {
      if (index === open.length - 1) throw err;
      logger.warn({ err, way: name }, 'an answer did not get through; trying another way');
    }
  }
}

/** Slack takes five posts within half an hour. Null when the payload gave no address. */
function responseUrl(act: Answerable, clock: Clock): ((body: object) => Promise<void>) | null {
  const { responseUrl: url, threadTs } = act;
  if (url === null) return null;
  const born = clock.monotonic();
  let uses = 0;
  return async (body) => {
    if (uses >= RESPONSE_URL_USES || clock.monotonic() - born > RESPONSE_URL_AGE)
      throw new Error('response_url is used up');
    uses += 1;
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(threadTs ? { ...body, thread_ts: threadTs } : body),
      signal: AbortSignal.timeout(RESPONSE_URL_TIMEOUT),
      redirect: 'error',
    });
    const text = await response.text();
    if (!response.ok || refused(text))
      throw new Error(`response_url answered ${response.status} ${text.slice(0, 100)}`);
  };
}

const Refused = z.object({ ok: z.literal(false) });

/** A success is "ok" or JSON; some refusals come with status 200. */
function refused(text: string): boolean {
  return text.startsWith('{') && Refused.safeParse(JSON.parse(text)).success;
}

function ephemeral(act: Answerable, place: Place, { clients }: ReplyContext, message: Message) {
  return async () => {
    await clients.posting.chat.postEphemeral({
      channel: place.channelId,
      user: act.userId,
      text: message.text,
      blocks: [...message.blocks],
      ...(act.threadTs ? { thread_ts: act.threadTs } : {}),
    });
  };
}

async function dm(userId: string, { clients }: ReplyContext, message: Message): Promise<void> {
  await clients.posting.chat.postMessage({ channel: userId, ...postArguments(message) });
}

function update(viewId: string, view: ModalView, { clients }: ReplyContext) {
  return async () => {
    await clients.interactive.views.update({ view_id: viewId, view });
  };
}
