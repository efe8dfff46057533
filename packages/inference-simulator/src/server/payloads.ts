import type { Dialect, ReplyFacts } from '../dialects/dialect.ts';
import type { Payload } from '../faults/fault-effect.ts';
import type { GenerationRequest } from '../generation/generation-request.ts';
import type { ReplyPlan } from '../generation/plan-reply.ts';
import type { Piece } from '../generation/reasoning-delivery.ts';
import { tokenId } from '../text/tokenizer.ts';

/** What all events of one reply have in common. */
export interface ReplyIdentity {
  id: string;
  model: string;
  createdS: number;
}

export interface ChoicePart {
  index: number;
  piece: Piece;
  /** Those of this part alone. */
  tokens: readonly string[];
}

/** The JSON of replies in one dialect, for one request. */
export class Payloads {
  private readonly dialect: Dialect;
  private readonly request: GenerationRequest;
  private readonly identity: ReplyIdentity;

  constructor(options: { dialect: Dialect; request: GenerationRequest; identity: ReplyIdentity }) {
    this.dialect = options.dialect;
    this.request = options.request;
    this.identity = options.identity;
  }

  opening(index: number): Payload {
    const delta = { role: 'assistant', content: '' };
    return this.chunk([{ index, delta, finish_reason: null }], null);
  }

  /** Null where the tokens show nothing, as marks and hidden thinking do. */
  delta(part: ChoicePart, facts: ReplyFacts): Payload | null {
    const { reasoning, content } = part.piece;
    if (reasoning === '' && content === '' && !this.request.returnTokenIds) return null;
    const choice = { index: part.index, delta: this.deltaOf(part.piece), finish_reason: null };
    return this.chunk([{ ...choice, ...this.tokenFields(part.tokens) }], facts);
  }

  closing(part: ChoicePart, plan: ReplyPlan, facts: ReplyFacts): Payload {
    const choice = {
      index: part.index,
      delta: this.deltaOf(part.piece),
      ...this.dialect.choiceFields(plan),
      finish_reason: plan.finish,
    };
    return this.chunk([{ ...choice, ...this.tokenFields(part.tokens) }], facts);
  }

  /** The event without choices at the end of a stream; null where nobody asked. */
  usage(facts: ReplyFacts): Payload | null {
    if (!this.request.includeUsage && this.dialect.usageInStream === 'asked') return null;
    return {
      ...this.head('chat.completion.chunk'),
      choices: [],
      usage: this.dialect.usage(facts),
      ...this.dialect.replyFields(facts),
    };
  }

  whole(parts: readonly ChoicePart[], plans: readonly ReplyPlan[], facts: ReplyFacts): Payload {
    const choices = parts.map((part, place) => {
      const plan = plans[place];
      return {
        index: part.index,
        message: { role: 'assistant', ...this.messageOf(part.piece) },
        ...(plan ? this.dialect.choiceFields(plan) : {}),
        finish_reason: plan?.finish ?? null,
        ...this.tokenFields(part.tokens),
      };
    });
    return {
      ...this.head('chat.completion'),
      choices,
      usage: this.dialect.usage(facts),
      ...this.dialect.replyFields(facts),
    };
  }

  private head(object: string): Payload {
    const { id, createdS, model } = this.identity;
    return { id, object, created: createdS, model };
  }

  /** Who asks for usage in a stream finds the field in every event: null, or the count so far. */
  private chunk(choices: readonly object[], facts: ReplyFacts | null): Payload {
    const payload = { ...this.head('chat.completion.chunk'), choices };
    if (!this.request.includeUsage) return payload;
    const counts = this.request.continuousUsage && facts ? this.dialect.usage(facts) : null;
    return { ...payload, usage: counts };
  }

  private deltaOf({ reasoning, content }: Piece): object {
    return {
      ...(reasoning === '' ? {} : { [this.dialect.reasoning.field]: reasoning }),
      ...(content === '' ? {} : { content }),
    };
  }

  /** A reply that was cut while thinking has no content: null, not an empty text. */
  private messageOf({ reasoning, content }: Piece): object {
    if (this.dialect.reasoning.delivery !== 'field') return { content };
    return {
      content: content === '' && reasoning !== '' ? null : content,
      [this.dialect.reasoning.field]: reasoning === '' ? null : reasoning,
    };
  }

  private tokenFields(tokens: readonly string[]): object {
    const { logprobs, returnTokenIds } = this.request;
    return {
      ...(logprobs ? { logprobs: { content: tokens.map(logprobOf) } } : {}),
      ...(returnTokenIds ? { token_ids: tokens.map(tokenId) } : {}),
    };
  }
}

/** Made up from the token's number, so that it is the same every time; from −2 to 0. */
function logprobOf(token: string): object {
  const bytes = [...Buffer.from(token, 'utf8')];
  return { token, logprob: -(tokenId(token) % 1_000) / 500, bytes, top_logprobs: [] };
}
