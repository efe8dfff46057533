/** What the worker puts together: the status, and the text that came with it. */
const STATUS_WITH_PAGE = /^HTTP (\d{3}):\s*<(?:!doctype html|html|head|body)\b/i;

/** What a server said when it failed; a page that is made for browsers is named instead of poured out. */
export function withoutWebPage(message: string): string {
  const status = STATUS_WITH_PAGE.exec(message)?.[1];
  if (status === undefined) return message;
  const hint = status === '404' ? ' Check the base URL.' : '';
  return `HTTP ${status} with a web page, not an answer of the API.${hint}`;
}
