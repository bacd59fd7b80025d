export { type PocketSlack as RunningPocketSlack, startPocketSlack } from './pocket-slack.ts';
