import type { ModalView } from '@slack/types';
import type { Logger } from 'pino';
import type { Message } from './message.ts';

/** Where a person acted, as the payload tells it; look the channel up before trusting `kind` with privacy. */
export interface Place {
  readonly channelId: string;
  readonly kind: 'public' | 'private' | 'dm' | 'unknown';
}

/** One act of one person: a command, a press, a shortcut, a submitted form. Already acknowledged when a listener sees it. */
export interface Act {
  /**
   * Equal when Slack (or an attacker's replay) delivers the act again: the unique key of what it creates. For a submitted
   * form it is the form's own, however often it is shown again and submitted: one form makes one record.
   */
  readonly key: string;
  readonly userId: string;
  /** Null for global shortcuts, App Home and inside modals. */
  readonly place: Place | null;
  readonly reply: Reply;
  /** With the act's kind and key; log through it. */
  readonly logger: Logger;
  /**
   * Opens a modal, or pushes one on top when the act came from inside a modal. Once per act, within three seconds and
   * therefore before any database call: open it light, then `update` it.
   */
  openModal(view: ModalView): Promise<OpenModal>;
}

export interface OpenModal {
  readonly viewId: string;
  /** Shows `view` instead. Does nothing when the person has meanwhile closed the modal or gone on in it. */
  update(view: ModalView): Promise<void>;
}

export interface Reply {
  /** Only this person sees it. Falls back from response_url over an ephemeral message to a DM. */
  privately(message: Message): Promise<void>;
  /** Replaces the private message, or the modal's content, whose button was pressed; on a channel's post it answers privately. */
  replace(message: Message): Promise<void>;
  /**
   * The same for a button that also stands in messages of ours, such as a morning's: those say what is true by themselves,
   * and are left alone.
   */
  replaceAnswer(message: Message): Promise<void>;
}
