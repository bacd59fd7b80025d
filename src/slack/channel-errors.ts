/** What a permanent refusal of a channel means for whoever can mend it. `channel` reads "#product". */
const SENTENCES: Readonly<Record<string, (channel: string, bot: string) => string>> = {
  not_in_channel: (channel, bot) => `I can’t post in ${channel}: I am not in it. Type /invite @${bot} there.`,
  channel_not_found: (channel, bot) =>
    `I can’t find ${channel}: it was deleted, or it is private and I am not in it. Type /invite @${bot} there, or choose another channel.`,
  is_archived: (channel) => `I can’t post in ${channel}: it is archived. Unarchive it, or choose another channel.`,
  account_inactive: () =>
    'I can no longer post: my account in this workspace is switched off. An admin can install me again.',
  token_revoked: () => 'I can no longer post: my access to this workspace was revoked. An admin can install me again.',
  token_expired: () => 'I can no longer post: my access to this workspace has run out. An admin can install me again.',
  invalid_auth: () => 'I can no longer post: Slack does not accept my token. An admin can install me again.',
  not_authed: () => 'I can no longer post: Slack does not accept my token. An admin can install me again.',
  missing_scope: () => 'I may not post: a permission is missing. An admin can install me again from my manifest.',
  restricted_action: (channel) =>
    `I may not post in ${channel}: your workspace limits who posts there. An admin can allow apps, or choose another channel.`,
  restricted_action_read_only_channel: (channel) =>
    `I may not post in ${channel}: it is read-only. Allow me in its posting permissions, or choose another channel.`,
  restricted_action_thread_only_channel: (channel) =>
    `I may not post in ${channel}: it takes replies in threads only. Choose another channel.`,
  restricted_action_non_threadable_channel: (channel) =>
    `I may not reply in ${channel}: it takes no threads. Choose another channel.`,
  restricted_action_thread_locked: (channel) => `I can’t reply in ${channel}: the thread is locked.`,
  messages_tab_disabled: () => 'I can’t write to people: my Messages tab is switched off. An admin can turn it on.',
  message_limit_exceeded: () =>
    'I can’t post: your workspace has reached its message limit. An admin can look into it.',
  team_access_not_granted: () => 'I can’t post: I am not installed in that workspace. An admin can add me to it.',
  ekm_access_denied: () => 'I can’t post: your organisation has suspended posting. An admin can look into it.',
  user_disabled: () => 'I can’t write to this person: their account is switched off.',
  user_not_found: () => 'I can’t write to this person: their account is no longer there.',
  cannot_dm_bot: () => 'I can’t write to this person: it is an app.',
};

/**
 * One sentence for whoever can mend it: what happened, why, and the way out. Null for refusals that are no trouble of
 * the channel (a mistake of ours, such as `invalid_blocks`).
 */
export function sentenceFor(code: string, channelName: string, botName: string): string | null {
  const channel = channelName === '' ? 'this channel' : `#${channelName.replace(/^#/, '')}`;
  return SENTENCES[code]?.(channel, botName) ?? null;
}
