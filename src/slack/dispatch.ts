import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { z } from 'zod';
import { UserFacingError } from '../errors.ts';
import type { Act } from './act.ts';
import {
  type ActContext,
  actionAct,
  commandAct,
  globalShortcutAct,
  messageShortcutAct,
  submissionAct,
} from './acts.ts';
import { explain } from './apology.ts';
import { OPEN_LINK } from './blocks.ts';
import { unprefixed } from './commands.ts';
import { isActOfAPerson } from './events.ts';
import { messageView, staleFormView, typedTexts } from './form-views.ts';
import { isStranger, type WorkspaceIdentity } from './identity.ts';
import type { Masking } from './masking.ts';
import { mentionedPeople } from './mentions.ts';
import { type Message, sentence } from './message.ts';
import {
  ActionPayload,
  ActorPayload,
  CommandPayload,
  EventActor,
  EventPayload,
  GlobalShortcutPayload,
  MessageShortcutPayload,
  SubmissionPayload,
} from './payloads.ts';
import type { Routes, Submission } from './routes.ts';
import { permalink } from './shortcuts.ts';
import { answerSuggestions } from './suggestions.ts';
import { readMrkdwn } from './text.ts';

export interface DispatchContext extends ActContext {
  readonly routes: Routes;
  readonly identity: WorkspaceIdentity;
  readonly commandPrefix: string;
  readonly isStopping: () => boolean;
  /** Asked of every form before it is saved. */
  readonly mask: Masking;
  /** Kind of payload, and milliseconds from its arrival to its acknowledgement. */
  readonly onAcknowledged: (kind: string, milliseconds: number) => void;
  /** Which act a payload became, for whoever has to apologise for it. */
  readonly acts: WeakMap<object, Act>;
}

/**
 * Takes every payload from Bolt, acknowledges it, and calls the one handler of its id. One Bolt listener a kind: Bolt
 * runs all that match, and says nothing of ids that nobody listens to.
 */
export function dispatch(app: App, context: DispatchContext): void {
  const { routes, clock } = context;
  const timed = async (kind: string, ack: () => Promise<void>) => {
    const arrived = clock.monotonic();
    await ack();
    context.onAcknowledged(kind, clock.monotonic() - arrived);
  };
  const begin = (body: object, act: Act) => {
    context.acts.set(body, act);
    admit(body, context);
    return act;
  };

  app.command(/^/, async ({ ack, body }) => {
    await timed('command', ack);
    const payload = CommandPayload.parse(body);
    const act = begin(body, commandAct(payload, context));
    const name = unprefixed(payload.command, context.commandPrefix);
    const handler = name === null ? undefined : routes.find('command', name);
    if (!handler)
      throw unknown(act, 'unknown_command', `I don’t know ${payload.command}. Ask an admin to install me again.`);
    await handler({
      ...act,
      text: readMrkdwn(payload.text).trim(),
      mentioned: mentionedPeople(payload.text),
      typed: payload.command,
    });
  });

  app.action(/^/, async ({ ack, body }) => {
    await timed('action', ack);
    const payload = ActionPayload.parse(body);
    const { action_id } = payload.actions[0];
    if (action_id === OPEN_LINK) return;
    const act = begin(body, actionAct(payload, context));
    const handler = routes.find('action', action_id);
    if (!handler) throw unknown(act, 'unknown_action', 'This button is from an older message and no longer works.');
    await handler(act, payload);
  });

  app.shortcut({ type: 'message_action' }, async ({ ack, body }) => {
    await timed('message_shortcut', ack);
    const payload = MessageShortcutPayload.parse(body);
    const act = begin(body, messageShortcutAct(payload, context));
    const handler = routes.find('messageShortcut', payload.callback_id);
    if (!handler)
      throw unknown(act, 'unknown_shortcut', 'I don’t know this shortcut. Ask an admin to install me again.');
    const { message, channel } = payload;
    await handler({
      ...act,
      message: {
        text: readMrkdwn(message.text),
        channelId: channel.id,
        ts: message.ts,
        link: permalink(context.identity.url, channel.id, message.ts, message.thread_ts),
      },
    });
  });

  app.shortcut({ type: 'shortcut' }, async ({ ack, body }) => {
    await timed('shortcut', ack);
    const payload = GlobalShortcutPayload.parse(body);
    const act = begin(body, globalShortcutAct(payload, context));
    const handler = routes.find('globalShortcut', payload.callback_id);
    if (!handler)
      throw unknown(act, 'unknown_shortcut', 'I don’t know this shortcut. Ask an admin to install me again.');
    await handler(act);
  });

  app.view({ type: 'view_submission' }, async ({ ack, body }) => {
    const payload = SubmissionPayload.parse(body);
    const act = submissionAct(payload, context);
    context.acts.set(body, act);
    const show = (view: ModalView, otherwise: Message | null) => showIn(payload.view.id, view, otherwise, act, context);
    const submission: Submission = {
      act,
      payload,
      now: clock.now(),
      mask: context.mask,
      ack: (response) => timed('submission', () => ack(response)),
      show,
    };
    await submit(submission, body, context);
  });

  app.options(/^/, async ({ ack, body }) => answerSuggestions(body, ack, context));

  app.event(/^/, async ({ body }) => follow(EventPayload.parse(body), context));
}

/** Nobody waits for an answer, so each listener's failure is only logged. */
async function follow(
  { event, event_id, enterprise_id }: z.output<typeof EventPayload>,
  { routes, identity, logger: parent }: DispatchContext,
): Promise<void> {
  const logger = parent.child({ event: event.type });
  const actor = { teamId: EventActor.parse(event), enterpriseId: enterprise_id };
  if (isActOfAPerson(event.type) && isStranger(actor, identity)) return logger.debug('an act of another team’s person');
  const running = routes.eventHandlers(event.type).map((handler) => handler({ id: event_id, body: event }));
  for (const result of await Promise.allSettled(running)) {
    if (result.status === 'rejected') explain(result.reason, logger);
  }
}

async function submit(submission: Submission, body: object, context: DispatchContext): Promise<void> {
  const { view } = submission.payload;
  const title = view.title?.text ?? '';
  const handler = context.routes.find('submission', view.callback_id);
  try {
    admit(body, context);
  } catch (error) {
    if (!(error instanceof UserFacingError)) throw error;
    return submission.ack({ response_action: 'update', view: messageView(title, sentence(error.message)) });
  }
  if (handler) return handler(submission);
  submission.act.logger.warn('a form that nobody listens to');
  await submission.ack({
    response_action: 'update',
    view: staleFormView(title, typedTexts(view.state ?? { values: {} })),
  });
}

async function showIn(
  viewId: string,
  view: ModalView,
  otherwise: Message | null,
  { reply, logger }: Act,
  { clients }: DispatchContext,
): Promise<void> {
  try {
    await clients.interactive.views.update({ view_id: viewId, view });
  } catch (err) {
    logger.info({ err }, 'the form could not be shown again');
    await (otherwise && reply.privately(otherwise))?.catch((err: unknown) =>
      logger.warn({ err }, 'the person could not be told'),
    );
  }
}

/** @throws UserFacingError to people of another team, and to everybody while stopping. */
function admit(body: object, { identity, isStopping }: DispatchContext): void {
  const actor = ActorPayload.parse(body);
  if (isStranger(actor, identity)) {
    throw new UserFacingError('stranger', `I work for the people of ${identity.name} only.`);
  }
  if (isStopping()) throw new UserFacingError('stopping', 'I am being restarted. Try again in a minute.');
}

function unknown(act: Act, code: string, text: string): UserFacingError {
  act.logger.warn({ code }, 'nobody listens to this');
  return new UserFacingError(code, text);
}
