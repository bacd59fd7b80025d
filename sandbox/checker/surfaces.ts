import type {
  ActionsBlockElement,
  ContextActionsBlockElement,
  InputBlockElement,
  KnownBlock,
  SectionBlockAccessory,
} from '@slack/types';

export type Surface = 'message' | 'modal' | 'home';

export type BlockElement = ActionsBlockElement | ContextActionsBlockElement | InputBlockElement | SectionBlockAccessory;

const EVERYWHERE: readonly Surface[] = ['message', 'modal', 'home'];
const MESSAGE: readonly Surface[] = ['message'];
const MODAL: readonly Surface[] = ['modal'];

/** Where each block may stand. Slack's pages promise more for tables, cards and carousels than its clients render. */
export const blockSurfaces: Readonly<Record<KnownBlock['type'], readonly Surface[]>> = {
  section: EVERYWHERE,
  header: EVERYWHERE,
  divider: EVERYWHERE,
  context: EVERYWHERE,
  actions: EVERYWHERE,
  image: EVERYWHERE,
  input: EVERYWHERE,
  rich_text: EVERYWHERE,
  video: EVERYWHERE,
  markdown: MESSAGE,
  table: MESSAGE,
  data_table: MESSAGE,
  card: ['message', 'home'],
  carousel: ['message', 'home'],
  container: MESSAGE,
  alert: MODAL,
  plan: MESSAGE,
  task_card: MESSAGE,
  context_actions: MESSAGE,
  file: [],
};

/** Where each element may stand. */
export const elementSurfaces: Readonly<Record<BlockElement['type'], readonly Surface[]>> = {
  button: EVERYWHERE,
  checkboxes: EVERYWHERE,
  datepicker: EVERYWHERE,
  timepicker: EVERYWHERE,
  image: EVERYWHERE,
  overflow: EVERYWHERE,
  plain_text_input: EVERYWHERE,
  radio_buttons: EVERYWHERE,
  static_select: EVERYWHERE,
  external_select: EVERYWHERE,
  users_select: EVERYWHERE,
  conversations_select: EVERYWHERE,
  channels_select: EVERYWHERE,
  multi_static_select: EVERYWHERE,
  multi_external_select: EVERYWHERE,
  multi_users_select: EVERYWHERE,
  multi_conversations_select: EVERYWHERE,
  multi_channels_select: EVERYWHERE,
  datetimepicker: ['message', 'modal'],
  rich_text_input: ['modal', 'home'],
  email_text_input: MODAL,
  number_input: MODAL,
  url_text_input: MODAL,
  file_input: MODAL,
  workflow_button: MESSAGE,
  feedback_buttons: MESSAGE,
  icon_button: MESSAGE,
};
