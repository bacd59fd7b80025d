import type { KnownBlock, MessageMetadata } from '@slack/types';

/** A message as one person sees it. It is live: after an update it shows the new words, after a deletion `deleted` is true. */
export interface SeenMessage {
  readonly ts: string;
  readonly channelId: string;
  /** The ts of the message it replies to. */
  readonly threadTs: string | null;
  readonly author: { readonly id: string; readonly name: string; readonly isBot: boolean };
  /** The top-level text exactly as sent: what notifications and screen readers get. */
  readonly text: string;
  /** Every word of its blocks (of its text when it has none), as this person reads them: dates in her zone, names for ids. */
  readonly plainText: string;
  readonly blocks: readonly KnownBlock[];
  /** The labels of its buttons, in order; entries of its overflow menus are not among them. */
  readonly buttons: readonly string[];
  /** The entries of its overflow menus, in order. */
  readonly menu: readonly string[];
  /** The emoji under it by name, in order, and how many people put each. */
  readonly reactions: readonly { readonly emoji: string; readonly count: number }[];
  /** Only this person sees it. */
  readonly ephemeral: boolean;
  readonly edited: boolean;
  readonly deleted: boolean;
  readonly metadata: MessageMetadata | null;
}

/** An option of a select, radio group, set of checkboxes or overflow menu. */
export interface SeenOption {
  readonly text: string;
  readonly value: string;
}

/** An input of a modal or home, as it stands now. */
export interface SeenField {
  readonly blockId: string;
  readonly actionId: string;
  /** The element's type, such as plain_text_input or static_select. */
  readonly type: string;
  readonly label: string;
  readonly hint: string | null;
  readonly placeholder: string | null;
  readonly optional: boolean;
  /** What she reads in it: typed text, the chosen option's words, a date, a name; a list where several may be chosen. */
  readonly value: string | readonly string[] | null;
  /** What would be sent: like `value`, with option values and ids instead of words. */
  readonly raw: string | readonly string[] | null;
  readonly options: readonly SeenOption[];
  /** What the bot (or Slack's own client) objects to in this field. */
  readonly error: string | null;
}

/** A modal as one person sees it now; a snapshot. */
export interface SeenModal {
  readonly viewId: string;
  readonly callbackId: string;
  readonly privateMetadata: string;
  readonly title: string;
  /** The labels of its two buttons; null where the view has none. */
  readonly submit: string | null;
  readonly close: string;
  /** By label. */
  readonly fields: Readonly<Record<string, SeenField>>;
  /** By label, only fields with an error. */
  readonly errors: Readonly<Record<string, string>>;
  /** Labels of the buttons inside it. */
  readonly buttons: readonly string[];
  /** The entries of its overflow menus, in order. */
  readonly menu: readonly string[];
  /** All words in it that are no input's value. */
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
  /** How many views lie in the stack, this one included. */
  readonly depth: number;
  /** What Slack's client says when a submission failed as a whole, such as "We had some trouble connecting. Try again?". */
  readonly problem: string | null;
}

/** Her App Home as last published; a snapshot. */
export interface SeenHome {
  readonly viewId: string;
  readonly text: string;
  readonly buttons: readonly string[];
  /** The entries of its overflow menus, in order. */
  readonly menu: readonly string[];
  readonly fields: Readonly<Record<string, SeenField>>;
  readonly blocks: readonly KnownBlock[];
}

/** A channel or direct message in one person's sidebar. */
export interface SeenConversation {
  readonly id: string;
  /** '#product', or the other person's name in a direct message. */
  readonly name: string;
  readonly kind: 'public' | 'private' | 'dm' | 'group';
  readonly isMember: boolean;
  readonly isArchived: boolean;
  readonly isShared: boolean;
}
