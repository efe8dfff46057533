/** Where the item's prompt goes. */
export const PROMPT_PLACEHOLDER = '{{prompt}}';

/** In UTF-16 code units; as long as a checkpoint's system message may be. */
export const MOST_TEMPLATE_CHARACTERS = 20_000;

/** The user's message: the template with the item's prompt in place of {{prompt}}; what the prompt holds is not read again. */
export function renderPrompt(template: string, prompt: string): string {
  return template.split(PROMPT_PLACEHOLDER).join(prompt);
}

/** Why a text cannot be a prompt template, in one sentence; null when it can. */
export function templateFault(text: string): string | null {
  if (text.length > MOST_TEMPLATE_CHARACTERS) {
    return `The template has ${text.length} characters; ${MOST_TEMPLATE_CHARACTERS} is the most: shorten it.`;
  }
  const first = text.indexOf(PROMPT_PLACEHOLDER);
  if (first === -1) {
    return `The template lacks the placeholder ${PROMPT_PLACEHOLDER}: write it where the item's prompt goes.`;
  }
  if (text.includes(PROMPT_PLACEHOLDER, first + PROMPT_PLACEHOLDER.length)) {
    return `The template has the placeholder ${PROMPT_PLACEHOLDER} more than once: keep one.`;
  }
  return null;
}
