/** Why Slack will not have a user group looked at or filled, until somebody does something about it. */
export const GROUP_TROUBLES = ['missing_scope', 'paid_only', 'not_allowed', 'gone', 'no_guests', 'refused'] as const;
export type GroupTrouble = (typeof GROUP_TROUBLES)[number];

const TROUBLE_OF: Readonly<Record<string, GroupTrouble>> = {
  missing_scope: 'missing_scope',
  paid_teams_only: 'paid_only',
  plan_upgrade_required: 'paid_only',
  permission_denied: 'not_allowed',
  no_permission: 'not_allowed',
  restricted_action: 'not_allowed',
  no_such_subteam: 'gone',
  invalid_users: 'no_guests',
  user_is_restricted: 'no_guests',
  user_is_ultra_restricted: 'no_guests',
  single_channel_guests_cannot_be_added: 'no_guests',
};

/** What Slack's code of a definite refusal means; null for none: it was out of reach, or only now would not. */
export function groupTrouble(refusal: string | null): GroupTrouble | null {
  return refusal === null ? null : (TROUBLE_OF[refusal] ?? 'refused');
}

/** What came of looking after a user group. */
export type GroupState =
  | { readonly kind: 'kept'; readonly at: Date }
  | { readonly kind: 'trouble'; readonly trouble: GroupTrouble; readonly at: Date };
