/** What PROMPT_VARIANT and SENT_PROMPTS read, for the run of this alias. */
export function promptJoins(run: string): string {
  return `join prompt_template template on template.id = ${run}.prompt_template_id
       join system_message message on message.id = ${run}.system_message_id`;
}

/** A contract's PromptVariant as JSON, beside the aliases `version` and `checkpoint`. */
export const PROMPT_VARIANT = `json_build_object(
              'templateId', template.id,
              'templateHash', left(template.hash, 12),
              'isDefaultTemplate', template.id = version.prompt_template_id,
              'systemMessageId', message.id,
              'systemMessageHash', case when message.text <> '' then left(message.hash, 12) end,
              'isOwnSystemMessage', message.text = coalesce(checkpoint.system_message, ''))`;

/** A contract's SentPrompts as JSON. */
export const SENT_PROMPTS = `json_build_object(
              'templateText', template.text, 'systemMessageText', nullif(message.text, ''))`;
