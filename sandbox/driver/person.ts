import type { SeenConversation, SeenHome, SeenMessage, SeenModal, SeenOption } from './seen.ts';

/** What a person puts into a field. By label: text, an option's words, '2026-11-24', '09:30', a person's or channel's name; a list for several; null empties it. */
export type Choice = string | readonly string[] | null;

/** Where an interactive element stands. */
export type Surface = SeenMessage | 'modal' | 'home';

/** An element by its ids, for callers that render blocks themselves. */
export interface ElementAddress {
  readonly blockId: string;
  readonly actionId: string;
}

export interface SubmitOptions {
  /** Sends even what Slack's client would have stopped (an empty required field, too long a text), so that the bot's own checks are reached. */
  readonly evenIfInvalid?: boolean;
}

/**
 * One person in front of Slack. Every act resolves when the bot has acknowledged it, or when Slack has told the person that it did not.
 * Acts wait (by state changes, up to `slack.patience`) for the modal, field or button they need.
 */
export interface Person {
  readonly id: string;
  /** 'Aino Laine' */
  readonly name: string;

  /** Sends what she typed in a channel ('#product', an id, or 'dm' for the bot's direct message): a slash command goes to the bot, anything else is a message. */
  types(place: string, text: string): Promise<void>;
  /** Posts a message as herself and returns it; `thread` is the ts it replies to. */
  says(place: string, text: string, options?: { thread?: string }): Promise<SeenMessage>;
  /** Presses a button, or chooses an entry of an overflow menu, by its label: in the given place, else in her open modal, else in the newest message that has it. Accepts confirm dialogs. */
  presses(label: string, options?: { in?: Surface }): Promise<void>;
  /** Fills fields of her open modal (or home) by label; fields that dispatch actions tell the bot. */
  fills(values: Readonly<Record<string, Choice>>, options?: { in?: 'modal' | 'home' }): Promise<void>;
  /** Submits her topmost modal. What Slack's own client objects to is shown at the field, and nothing is sent. */
  submits(options?: SubmitOptions): Promise<void>;
  /** Closes her topmost modal (the small cross or the close button); `all` closes the whole stack. */
  closes(options?: { all?: boolean }): Promise<void>;
  /** Reacts to a message with an emoji (its name without colons); with one she has put there already, takes it away. */
  reacts(message: SeenMessage, emoji: string): Promise<void>;
  /** Deletes a message of hers. */
  deletes(message: SeenMessage): void;
  usesMessageShortcut(message: SeenMessage, name: string): Promise<void>;
  usesShortcut(name: string): Promise<void>;
  /** Opens the bot's App Home; resolves when the event is acknowledged. */
  opensHome(): Promise<void>;
  /** Opens the messages tab of the bot. */
  opensMessages(): Promise<void>;
  joins(channel: string): Promise<void>;
  leaves(channel: string): Promise<void>;
  /** Invites the bot, or another person by name, into a channel. */
  invites(channel: string, who?: string): Promise<void>;
  removes(channel: string, who?: string): Promise<void>;

  /** Like `presses`, addressed by ids: a click with `choice` null, an option's value, an id, a date. */
  actsOn(surface: Surface, address: ElementAddress, choice?: Choice): Promise<void>;
  /** Like `fills`, addressed by ids and by option values. */
  sets(surface: 'modal' | 'home', address: ElementAddress, choice: Choice): Promise<void>;
  /** What an external select offers for a query, asked of the bot. */
  suggestions(surface: Surface, address: ElementAddress, query: string): Promise<readonly SeenOption[]>;

  /** Her topmost modal; throws in words when none is open. */
  modal(): SeenModal;
  hasModal(): boolean;
  /** What she can read in a channel, oldest first, with her ephemeral messages, without deleted ones. */
  sees(place: string): readonly SeenMessage[];
  /** Her direct message with the bot. */
  dm(): readonly SeenMessage[];
  /** Her App Home; throws in words when nothing was published. */
  home(): SeenHome;
  hasHome(): boolean;
  /** Her sidebar: channels she may see and her direct message with the bot. */
  conversations(): readonly SeenConversation[];
  /** What Slack's own client told her, oldest first, such as '/heard failed with the error "operation_timeout"'. */
  notices(): readonly string[];
}
