/**
 * - `not-found`: the set does not exist, or is gated or private: the hub does not tell which
 * - `changed`: it has another revision than at the beginning, or than the recipe asks for
 * - `incomplete`: the hub holds only a part of it, or cut cells off
 * - `unavailable`: no usable reply after several tries
 * - `unreadable`: a reply that has not the documented form
 */
export type HubErrorCode = 'not-found' | 'changed' | 'incomplete' | 'unavailable' | 'unreadable';

/** What a hub said no to, as one sentence for people; never holds a token. */
export class HubError extends Error {
  override readonly name = 'HubError';
  readonly code: HubErrorCode;

  constructor(code: HubErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
