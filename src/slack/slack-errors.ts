import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { z } from 'zod';

/** What is known after a call that failed. */
export type SlackFailure =
  /** Slack refused: nothing happened. */
  | { readonly kind: 'definite'; readonly code: string }
  /** Slack refused for now: nothing happened. */
  | { readonly kind: 'rate_limited'; readonly retryAfterMs: number }
  /** Slack was never reached: nothing happened. */
  | { readonly kind: 'not_sent'; readonly code: string }
  /** It may have happened. */
  | { readonly kind: 'unsure'; readonly detail: string };

/** Refusals by which Slack says that it did nothing. What is not here (`internal_error`, `fatal_error`, an HTML page) proves nothing. */
const DEFINITE: ReadonlySet<string> = new Set([
  'account_inactive',
  'already_in_channel',
  'as_user_not_supported',
  'cannot_dm_bot',
  'cannot_reply_to_message',
  'cant_post_message',
  'cant_update_message',
  'channel_not_found',
  'duplicate_channel_not_found',
  'edit_window_closed',
  'ekm_access_denied',
  'enterprise_is_restricted',
  'exchanged_trigger_id',
  'expired_trigger_id',
  'fetch_members_failed',
  'hash_conflict',
  'invalid_arg_name',
  'invalid_arguments',
  'invalid_array_arg',
  'invalid_auth',
  'invalid_blocks',
  'invalid_blocks_format',
  'invalid_charset',
  'invalid_cursor',
  'invalid_form_data',
  'invalid_json',
  'invalid_metadata_format',
  'invalid_metadata_schema',
  'invalid_post_type',
  'invalid_trigger_id',
  'invalid_types',
  'invalid_users',
  'is_archived',
  'message_limit_exceeded',
  'message_not_found',
  'messages_tab_disabled',
  'metadata_must_be_sent_from_app',
  'metadata_too_large',
  'method_not_supported_for_channel_type',
  'missing_charset',
  'missing_post_type',
  'missing_scope',
  'msg_blocks_too_long',
  'msg_too_long',
  'no_permission',
  'no_such_subteam',
  'no_text',
  'not_allowed_token_type',
  'not_authed',
  'not_found',
  'not_in_channel',
  'org_login_required',
  'paid_teams_only',
  'permission_denied',
  'plan_upgrade_required',
  'push_limit_reached',
  'restricted_action',
  'restricted_action_non_threadable_channel',
  'restricted_action_read_only_channel',
  'restricted_action_thread_locked',
  'restricted_action_thread_only_channel',
  'single_channel_guests_cannot_be_added',
  'team_access_not_granted',
  'team_not_found',
  'thread_not_found',
  'token_expired',
  'token_revoked',
  'too_many_attachments',
  'too_many_users',
  'two_factor_setup_required',
  'unknown_method',
  'user_disabled',
  'user_is_bot',
  'user_is_restricted',
  'user_is_ultra_restricted',
  'user_not_found',
  'user_not_in_channel',
  'user_not_visible',
  'users_not_found',
  'view_too_large',
]);

const RATE_CODES: ReadonlySet<string> = new Set(['ratelimited', 'rate_limited']);

/** Slack gives no Retry-After with an `ok:false`; this is what it usually says on 429. */
const RETRY_AFTER_UNSAID = 30_000;

const NEVER_REACHED: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']);

const OF_SLACK = [WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError] as const;

const Cause = z.object({ code: z.string() });

/** Tells whether a failed Web API call did nothing, or may have done it. @param error whatever the client threw. */
export function classify(error: unknown): SlackFailure {
  if (error instanceof WebAPIRateLimitedError) return { kind: 'rate_limited', retryAfterMs: error.retryAfter * 1000 };
  if (error instanceof WebAPIPlatformError) return refusal(error.data.error);
  if (error instanceof WebAPIRequestError) {
    const code = causeCode(error.original);
    if (code !== null && NEVER_REACHED.has(code)) return { kind: 'not_sent', code };
    return { kind: 'unsure', detail: code ?? error.original.name };
  }
  return { kind: 'unsure', detail: error instanceof Error ? error.message : String(error) };
}

/** Whether a call to Slack failed, rather than something of ours. */
export function isOfSlack(error: unknown): boolean {
  return OF_SLACK.some((kind) => error instanceof kind);
}

/** Slack's code of a definite refusal, else null. */
export function refusalCode(error: unknown): string | null {
  const failure = classify(error);
  return failure.kind === 'definite' ? failure.code : null;
}

function refusal(code: string): SlackFailure {
  if (RATE_CODES.has(code)) return { kind: 'rate_limited', retryAfterMs: RETRY_AFTER_UNSAID };
  return DEFINITE.has(code) ? { kind: 'definite', code } : { kind: 'unsure', detail: code.slice(0, 100) };
}

/** undici says "fetch failed" and keeps the system's code in a cause, at some depth. */
function causeCode(error: unknown, depth = 0): string | null {
  const coded = Cause.safeParse(error);
  if (coded.success) return coded.data.code;
  return error instanceof Error && depth < 5 ? causeCode(error.cause, depth + 1) : null;
}
