/** Slack's own hosts: "hooks.slack.com", and its twin for governments. */
const SLACK_HOST = /(^|\.)slack(-gov)?\.com$/;

/**
 * Whether answers may be sent to `url`: to an https address of Slack's, or to where the Web API is when that is not
 * Slack's own (a test, the sandbox).
 */
export function isResponseUrl(url: string, apiUrl: string | undefined): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, origin } = new URL(url);
  if (protocol === 'https:' && SLACK_HOST.test(hostname)) return true;
  return apiUrl !== undefined && origin === new URL(apiUrl).origin;
}
