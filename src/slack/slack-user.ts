import { z } from 'zod';
import { isZone } from '../schedule/zones.ts';
import type { WorkspaceIdentity } from './identity.ts';

/** What the members table keeps of a person, as Slack tells it. */
export interface MemberFacts {
  readonly name: string;
  /** IANA; UTC when Slack names none, or one that this runtime does not know. */
  readonly zone: string;
  /** BCP 47, "en-US" when Slack names none. */
  readonly locale: string;
  readonly isAdmin: boolean;
  readonly isGuest: boolean;
  readonly isBot: boolean;
  readonly isDeactivated: boolean;
  readonly isStranger: boolean;
}

const text = z.string().nullish();
const flag = z
  .boolean()
  .nullish()
  .transform((value) => value ?? false);

/** Slack's user object; any field may be missing, null or "". */
export const SlackUser = z.object({
  id: z.string(),
  team_id: text,
  name: text,
  real_name: text,
  tz: text,
  locale: text,
  deleted: flag,
  is_admin: flag,
  is_owner: flag,
  is_primary_owner: flag,
  is_restricted: flag,
  is_ultra_restricted: flag,
  is_bot: flag,
  is_stranger: flag,
  profile: z
    .object({
      display_name: text,
      real_name: text,
      status_emoji: text,
      status_text: text,
      /** Seconds; 0 when it stays. */
      status_expiration: z.number().nullish(),
    })
    .nullish(),
  enterprise_user: z.object({ teams: z.array(z.string()).nullish() }).nullish(),
});
export type SlackUser = z.output<typeof SlackUser>;

/** Slackbot says of itself that it is no bot. */
const SLACKBOT = 'USLACKBOT';

/** What we keep of Slack's user. `ours` is the team to which everybody else is a stranger. */
export function memberFacts(user: SlackUser, ours: Pick<WorkspaceIdentity, 'teamId'>): MemberFacts {
  return {
    name: nameOf(user),
    zone: user.tz && isZone(user.tz) ? user.tz : 'UTC',
    locale: user.locale?.replace('_', '-') || 'en-US',
    isAdmin: user.is_admin || user.is_owner || user.is_primary_owner,
    isGuest: user.is_restricted || user.is_ultra_restricted,
    isBot: user.is_bot || user.id === SLACKBOT,
    isDeactivated: user.deleted,
    isStranger: isOfAnotherTeam(user, ours.teamId),
  };
}

/** What somebody shows beside their name in Slack. */
export interface Status {
  /** Slack's name between colons; "" for none. */
  readonly emoji: string;
  readonly text: string;
  /** When it goes away by itself; null when it stays. */
  readonly until: Date | null;
}

/** What somebody shows beside their name. */
export function statusOf({ profile }: SlackUser): Status {
  const seconds = profile?.status_expiration ?? 0;
  return {
    emoji: profile?.status_emoji ?? '',
    text: profile?.status_text ?? '',
    until: seconds > 0 ? new Date(seconds * 1_000) : null,
  };
}

function nameOf({ profile, real_name, name }: SlackUser): string {
  return profile?.display_name || profile?.real_name || real_name || name || 'a colleague';
}

/** On Enterprise Grid a person has one team_id and may belong to several teams. */
function isOfAnotherTeam(user: SlackUser, ourTeam: string): boolean {
  if (user.enterprise_user?.teams?.includes(ourTeam)) return false;
  return user.is_stranger || (!!user.team_id && user.team_id !== ourTeam);
}
