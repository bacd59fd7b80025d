import { typed } from '../../slack/command-names.ts';
import type { GroupTrouble } from './group.ts';

/** What happened, and the way out, for an admin. @param handle of the group, without "@" */
export function groupTroubleInWords(trouble: GroupTrouble, handle: string): { what: string; wayOut: string } {
  return TROUBLES[trouble](handle === '' ? 'the user group' : `@${handle}`);
}

const TROUBLES: Readonly<Record<GroupTrouble, (group: string) => { what: string; wayOut: string }>> = {
  missing_scope: (group) => ({
    what: `I can’t keep ${group} up to date: I lack the permissions usergroups:read and usergroups:write.`,
    wayOut: 'Add both on my app’s page (OAuth & Permissions), then reinstall me.',
  }),
  paid_only: (group) => ({
    what: `I can’t keep ${group} up to date: Slack has user groups on paid plans only.`,
    wayOut: `Take the group out in ${typed('/chair setup')}, or change the plan. The turn goes round without it.`,
  }),
  not_allowed: (group) => ({
    what: `I can’t keep ${group} up to date: your workspace does not let apps change user groups.`,
    wayOut: `Slack wants it allowed for everyone: Workspace settings → Permissions → User groups. Or take the group out in ${typed('/chair setup')}.`,
  }),
  gone: (group) => ({
    what: `I can’t keep ${group} up to date: it was deleted or turned off.`,
    wayOut: `Turn it on again in Slack, or choose another one in ${typed('/chair setup')}.`,
  }),
  no_guests: (group) => ({
    what: `I can’t put whoever is champion into ${group}: Slack takes no guests and no leavers into user groups.`,
    wayOut: 'It holds who was in it before, until a colleague’s turn comes.',
  }),
  refused: (group) => ({
    what: `I can’t keep ${group} up to date: Slack refused, and did not say why in words that I know.`,
    wayOut: 'Whoever runs me finds the reason in my log. I try again every day.',
  }),
};
