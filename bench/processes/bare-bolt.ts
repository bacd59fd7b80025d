import bolt from '@slack/bolt';
import { z } from 'zod';
import { connectBare, writeCapture } from '../support/bare-database.ts';

/**
 * What ours is compared with: a Bolt app as its documentation shows it, over HTTP. It acknowledges everything; as far
 * as its environment says so, it also answers commands, makes a capture's writes in one transaction, and shows a receipt.
 */
const env = z
  .object({
    SLACK_BOT_TOKEN: z.string(),
    SLACK_SIGNING_SECRET: z.string(),
    SLACK_API_URL: z.string(),
    /** JSON of what it answers to commands through their response_url. */
    ANSWER: z.string().optional(),
    DATABASE_URL: z.string().optional(),
    /** JSON of the view that takes the place of a submitted form. */
    RECEIPT: z.string().optional(),
  })
  .parse(process.env);

const receiver = new bolt.HTTPReceiver({ signingSecret: env.SLACK_SIGNING_SECRET });
const app = new bolt.App({
  receiver,
  token: env.SLACK_BOT_TOKEN,
  clientOptions: { slackApiUrl: env.SLACK_API_URL },
  logLevel: bolt.LogLevel.ERROR,
});
const answer = env.ANSWER ? JSON.parse(env.ANSWER) : null;
const receipt = env.RECEIPT ? JSON.parse(env.RECEIPT) : null;
const database = env.DATABASE_URL ? await connectBare(env.DATABASE_URL) : null;

app.command(/^/, async ({ ack, respond }) => {
  await ack();
  if (answer) await respond(answer);
});
app.action(/^/, async ({ ack }) => ack());
app.view(/^/, async ({ ack, view, client }) => {
  if (receipt) await ack({ response_action: 'update', view: receipt });
  if (database) await writeCapture(database, `${view.id}:${view.hash}`);
  // Without a receipt the acknowledgement is what tells that it is done.
  if (receipt) await client.views.update({ view_id: view.id, view: receipt });
  else await ack();
});

const server = await app.start(0);
const address = server.address();
process.stdout.write(`${JSON.stringify({ port: typeof address === 'object' ? address?.port : 0 })}\n`);
