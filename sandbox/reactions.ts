import type { MessageRecord } from './state.ts';

/** Puts somebody's reaction on a message; false when it was there. */
export function addReaction(message: MessageRecord, name: string, userId: string): boolean {
  const users = message.reactions.get(name) ?? new Set();
  if (users.has(userId)) return false;
  message.reactions.set(name, users.add(userId));
  return true;
}

/** Takes it away again; the emoji goes with its last one. */
export function removeReaction(message: MessageRecord, name: string, userId: string): void {
  const users = message.reactions.get(name);
  users?.delete(userId);
  if (users?.size === 0) message.reactions.delete(name);
}
