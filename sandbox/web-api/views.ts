import { z } from 'zod';
import { viewObject } from '../objects.ts';
import { SlackError } from '../slack-error.ts';
import type { ViewRecord } from '../views.ts';
import { acceptView, type World } from '../world.ts';
import { knownPerson } from './channels.ts';
import { defineMethod, json } from './method.ts';

const view = json;
const trigger = { trigger_id: z.string().optional(), interactivity_pointer: z.string().optional() };

type TriggerArguments = { trigger_id?: string | undefined; interactivity_pointer?: string | undefined };

function exchange(world: World, args: TriggerArguments): string {
  const id = args.trigger_id ?? args.interactivity_pointer;
  if (id === undefined) throw new SlackError('invalid_arguments');
  return world.triggers.exchange(id);
}

function refuseTakenExternalId(world: World, externalId: string, except: ViewRecord | null): void {
  const taken = externalId === '' ? null : world.views.findExternal(externalId);
  if (taken && taken !== except) throw new SlackError('duplicate_external_id');
}

const open = defineMethod({
  name: 'views.open',
  args: z.object({ view, ...trigger }),
  run(world, args) {
    const content = acceptView(world, 'views.open', args.view, 'modal');
    refuseTakenExternalId(world, content.externalId, null);
    const opened = world.views.open(exchange(world, args), content);
    return { view: viewObject(world, opened) };
  },
});

const push = defineMethod({
  name: 'views.push',
  args: z.object({ view, ...trigger }),
  run(world, args) {
    const content = acceptView(world, 'views.push', args.view, 'modal');
    refuseTakenExternalId(world, content.externalId, null);
    const personId = exchange(world, args);
    if (world.views.topOf(personId) === null) throw new SlackError('not_found');
    const pushed = world.views.push(personId, content);
    if (!pushed) throw new SlackError('push_limit_reached');
    return { view: viewObject(world, pushed) };
  },
});

const update = defineMethod({
  name: 'views.update',
  args: z.object({
    view,
    view_id: z.string().optional(),
    external_id: z.string().optional(),
    hash: z.string().optional(),
  }),
  run(world, args) {
    const open =
      args.view_id === undefined ? world.views.findExternal(args.external_id ?? '') : world.views.find(args.view_id);
    if (!open) throw new SlackError('not_found');
    const content = acceptView(world, 'views.update', args.view, open.content.type);
    if (args.hash !== undefined && args.hash !== open.hash) throw new SlackError('hash_conflict');
    refuseTakenExternalId(world, content.externalId, open);
    world.views.update(open, content);
    return { view: viewObject(world, open) };
  },
});

const publish = defineMethod({
  name: 'views.publish',
  args: z.object({ view, user_id: z.string(), hash: z.string().optional() }),
  run(world, args) {
    if (!world.manifest.features.app_home.home_tab_enabled) throw new SlackError('not_enabled');
    const person = knownPerson(world, args.user_id);
    const content = acceptView(world, 'views.publish', args.view, 'home');
    const home = world.views.homeOf(person.id);
    if (args.hash !== undefined && home && args.hash !== home.hash) throw new SlackError('hash_conflict');
    return { view: viewObject(world, world.views.publish(person.id, content)) };
  },
});

export const viewMethods = [open, push, update, publish];
