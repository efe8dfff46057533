import type { PromptVariant, SentPrompts } from '@assay/contracts/prompts';

import { Panel } from '../ui/card.tsx';
import { prepareSentPrompts, type SentPromptModel } from './prepare-sent-prompts.ts';

/** With which texts a run asked, in full. */
export function SentPromptsPanel(props: { variant: PromptVariant; prompts: SentPrompts }) {
  return (
    <Panel title="Template and system message" flush>
      <div className="divide-y divide-line">
        {prepareSentPrompts(props.variant, props.prompts).map((prompt) => (
          <SentPrompt key={prompt.title} prompt={prompt} />
        ))}
      </div>
    </Panel>
  );
}

function SentPrompt({ prompt: { title, origin, hash, text } }: { prompt: SentPromptModel }) {
  if (text === null) {
    return (
      <p className="px-4 py-2 text-sm text-ink-muted">
        {title}: none was sent, {origin}
      </p>
    );
  }
  return (
    <details>
      <summary className="px-4 py-2 text-sm text-ink-muted">
        {title} <span className="font-mono text-xs">{hash}</span>, {origin}
      </summary>
      <PromptText label={title} text={text} />
    </details>
  );
}

/** Plain, its white space kept, never read as markup. */
export function PromptText({ label, text }: { label: string; text: string }) {
  return (
    <div
      role="region"
      aria-label={label}
      tabIndex={0}
      className="max-h-96 overflow-auto border-t border-line px-4 py-3 font-mono text-xs leading-5 break-words whitespace-pre-wrap"
    >
      {text}
    </div>
  );
}
