/** Who acts, as far as rights depend on it. */
export interface Actor {
  readonly isGuest: boolean;
  readonly isAdmin: boolean;
  readonly isChampion: boolean;
  /** Of another team (Slack Connect): may do nothing. */
  readonly isStranger: boolean;
}

const DAY = 24 * 60 * 60 * 1000;

/** What each deed's rule looks at besides the actor: how the actor stands to the thing acted upon. */
interface Circumstances {
  log: object;
  own: { readonly guestsMayOwn: boolean };
  take: { readonly mayRead: boolean; readonly isOwner: boolean; readonly guestsMayOwn: boolean };
  add_lesson: { readonly mayRead: boolean };
  steer_meeting: { readonly isInChannel: boolean };
  /** @property isToFind hears in their mornings who waits for an owner, as there is no triage channel */
  assign: { readonly isOwner: boolean; readonly isHearer: boolean; readonly isToFind?: boolean };
  handle: { readonly isOwner: boolean };
  edit: { readonly mayRead: boolean; readonly isHearer: boolean; readonly isOwner: boolean; readonly ageMs: number };
  delete: { readonly mayRead: boolean; readonly isHearer: boolean; readonly ageMs: number };
  add_voice: { readonly mayRead: boolean };
  take_back_voice: { readonly mayRead: boolean; readonly isHearer: boolean; readonly ageMs: number };
  release: { readonly mayRead: boolean; readonly isOwner: boolean };
  capture_by_emoji: { readonly isInChannel: boolean };
  make_opener: { readonly isInChannel: boolean };
  change_opener: { readonly isHost: boolean; readonly isHostGone: boolean };
  /** @property isStandIn hears in the host's place while that one is paused */
  tend_opener: { readonly isHost: boolean; readonly isHostGone: boolean; readonly isStandIn: boolean };
  run_opener: { readonly isHost: boolean; readonly isStandIn: boolean };
  set_up: object;
  forget: object;
  edit_customer: { readonly mayRead: boolean; readonly showsMore: boolean };
  merge: { readonly isOwnAndNew: boolean };
  vote: { readonly mayRead: boolean; readonly isOpenToAll: boolean };
  edit_idea: { readonly mayRead: boolean; readonly isAuthor: boolean; readonly isOpen: boolean };
  review: { readonly isOwner: boolean; readonly isReviewer: boolean };
  nominate: object;
  be_champion: { readonly guestsMay: boolean };
  change_term: { readonly isTheirs: boolean };
  set_champion: object;
  call_minute: { readonly mayRead: boolean };
}

export type Deed = keyof Circumstances;

const RULES: { readonly [D in Deed]: (actor: Actor, facts: Circumstances[D]) => boolean } = {
  log: () => true,
  own: (actor, { guestsMayOwn }) => !actor.isGuest || guestsMayOwn,
  take: (actor, { mayRead, isOwner, guestsMayOwn }) => isOwner || (mayRead && (!actor.isGuest || guestsMayOwn)),
  add_lesson: (_actor, { mayRead }) => mayRead,
  // Show another story, skip one.
  steer_meeting: (actor, { isInChannel }) => hasMandate(actor) || (isInChannel && !actor.isGuest),
  assign: (actor, { isOwner, isHearer, isToFind = false }) =>
    hasMandate(actor) || isOwner || isToFind || (isHearer && !actor.isGuest),
  // Answer, share, learn, close, wait for the customer.
  handle: (actor, { isOwner }) => hasMandate(actor) || isOwner,
  edit: (actor, { mayRead, isHearer, isOwner, ageMs }) =>
    mayRead && (hasMandate(actor) || isOwner || mayChangeOwn(actor, isHearer, ageMs)),
  delete: mayRemove,
  add_voice: (_actor, { mayRead }) => mayRead,
  take_back_voice: mayRemove,
  // Let a meeting hear what is not answered yet.
  release: (actor, { mayRead, isOwner }) => mayRead && (hasMandate(actor) || isOwner),
  capture_by_emoji: (actor, { isInChannel }) => isInChannel && !actor.isGuest,
  make_opener: (actor, { isInChannel }) => actor.isAdmin || (isInChannel && !actor.isGuest),
  // The champion sees to it that an opener whose host has left gets another one.
  change_opener: (actor, { isHost, isHostGone }) => actor.isAdmin || isHost || (actor.isChampion && isHostGone),
  // What the messages to a host offer besides a post: let the bot into the channel, have the opener rest.
  tend_opener: (actor, { isStandIn, ...facts }) => RULES.change_opener(actor, facts) || isStandIn,
  run_opener: (actor, { isHost, isStandIn }) => hasMandate(actor) || isHost || isStandIn,
  set_up: (actor) => actor.isAdmin,
  forget: (actor) => actor.isAdmin,
  // Rename, kinds, contact. To show more of a name than before is for admins.
  edit_customer: (actor, { mayRead, showsMore }) => mayRead && !actor.isGuest && (!showsMore || actor.isAdmin),
  // Say that two customers are one. Whoever has just named somebody may still say who that is.
  merge: (actor, { isOwnAndNew }) => actor.isAdmin || isOwnAndNew,
  // A guest sees an idea where it was posted, and may be for it.
  vote: (_actor, { mayRead, isOpenToAll }) => mayRead || isOpenToAll,
  // The author for as long as nobody has decided, reviewers always.
  edit_idea: (actor, { mayRead, isAuthor, isOpen }) => mayRead && (hasMandate(actor) || (isAuthor && isOpen)),
  // Acknowledge, decide, merge, give an owner; the owner goes on with what is theirs.
  review: (actor, { isOwner, isReviewer }) => hasMandate(actor) || isOwner || isReviewer,
  nominate: (actor) => !actor.isGuest,
  be_champion: (actor, { guestsMay }) => !actor.isGuest || guestsMay,
  // Give a term away, or part of it.
  change_term: (_actor, { isTheirs }) => isTheirs,
  // Whose term it is, by hand.
  set_champion: (actor) => actor.isAdmin,
  // Have a meeting's channel hear one story now.
  call_minute: (actor, { mayRead }) => mayRead && hasMandate(actor),
};

/**
 * The table "who may do what" of the product. Ask it where the change happens, not in the menu.
 * Roles add up: a host is also a member. People of another team may do nothing.
 */
export function may<D extends Deed>(deed: D, actor: Actor, facts: Circumstances[D]): boolean {
  return !actor.isStranger && RULES[deed](actor, facts);
}

function hasMandate(actor: Actor): boolean {
  return actor.isAdmin || actor.isChampion;
}

/** What a person logged, by themselves; an admin may remove others' too. */
function mayRemove(actor: Actor, { mayRead, isHearer, ageMs }: Circumstances['delete']): boolean {
  return mayRead && (actor.isAdmin || mayChangeOwn(actor, isHearer, ageMs));
}

/** One's own record: always for a member, for one day for a guest. */
function mayChangeOwn(actor: Actor, isHearer: boolean, ageMs: number): boolean {
  return isHearer && (!actor.isGuest || ageMs <= DAY);
}
