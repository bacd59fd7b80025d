import type { ModalView } from '@slack/types';
import type { Act } from './act.ts';
import type { CommandUse } from './commands.ts';
import type { Suggest } from './fields.ts';
import type { Masking } from './masking.ts';
import type { Message } from './message.ts';
import type { ActionPayload, SubmissionPayload } from './payloads.ts';
import type { MessageShortcutUse } from './shortcuts.ts';

/** How a submission is acknowledged. */
export type SubmissionAck =
  | { readonly response_action: 'errors'; readonly errors: Record<string, string> }
  | { readonly response_action: 'update'; readonly view: ModalView };

export interface Submission {
  readonly act: Act;
  readonly payload: SubmissionPayload;
  readonly now: Date;
  readonly mask: Masking;
  ack(response: SubmissionAck): Promise<void>;
  /** Shows `view` in the submitted modal; where it has been closed, sends `otherwise` privately. Never rejects: what fails is logged. */
  show(view: ModalView, otherwise: Message | null): Promise<void>;
}

export interface SlackEvent {
  readonly id: string;
  readonly body: unknown;
}

interface Handlers {
  command: (use: CommandUse) => Promise<void>;
  action: (act: Act, payload: ActionPayload) => Promise<void>;
  submission: (submission: Submission) => Promise<void>;
  suggestion: Suggest;
  messageShortcut: (use: MessageShortcutUse) => Promise<void>;
  globalShortcut: (act: Act) => Promise<void>;
}

type Kind = keyof Handlers;

/** Which handler answers which id: exact names, one handler each, so that nothing is ever done twice. */
export interface Routes {
  /** @throws Error when the id is taken: Bolt would run both. */
  add<K extends Kind>(kind: K, id: string, handler: Handlers[K]): void;
  find<K extends Kind>(kind: K, id: string): Handlers[K] | undefined;
  /** Events may have several listeners. */
  onEvent(type: string, handler: (event: SlackEvent) => Promise<void>): void;
  eventHandlers(type: string): readonly ((event: SlackEvent) => Promise<void>)[];
}

/** What the definitions' `on` needs of the seam. */
export interface HasRoutes {
  readonly routes: Routes;
}

export function createRoutes(): Routes {
  const handlers: { readonly [K in Kind]: Map<string, Handlers[K]> } = {
    command: new Map(),
    action: new Map(),
    submission: new Map(),
    suggestion: new Map(),
    messageShortcut: new Map(),
    globalShortcut: new Map(),
  };
  const events = new Map<string, ((event: SlackEvent) => Promise<void>)[]>();
  return {
    add(kind, id, handler) {
      if (handlers[kind].has(id)) throw new Error(`two listeners for the ${kind} ${id}`);
      handlers[kind].set(id, handler);
    },
    find: (kind, id) => handlers[kind].get(id),
    onEvent(type, handler) {
      events.set(type, [...(events.get(type) ?? []), handler]);
    },
    eventHandlers: (type) => events.get(type) ?? [],
  };
}
