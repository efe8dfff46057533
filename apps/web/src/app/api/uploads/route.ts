import { can } from '@assay/contracts/account';
import { AssayError } from '@assay/contracts/errors';

import { createContext } from '../../../server/context.ts';
import { plainAnswer, refusalOf } from '../../../server/plain-answer.ts';
import { isForeign } from '../../../server/request-origin.ts';

/** Takes a file to be imported: its bytes are the body, its name is in the address. Answers with the upload's id. */
export async function POST(request: Request): Promise<Response> {
  if (isForeign(request)) {
    return plainAnswer(403, 'This address takes changes from its own pages only.');
  }
  const { services, actor } = await createContext();
  if (actor === null) return plainAnswer(401, 'Sign in first, or send a token.');
  if (!can(actor.role, 'member')) {
    return plainAnswer(403, `This needs the role member; yours is ${actor.role}.`);
  }
  const { searchParams } = new URL(request.url);
  try {
    if (request.body === null) throw new AssayError('bad-input', 'The request has no body.');
    const uploadId = await services.uploads.save(actor.workspace.id, {
      name: searchParams.get('name') ?? 'file',
      bytes: request.body,
      into: uploadNamed(searchParams.get('into')),
    });
    return Response.json({ uploadId });
  } catch (error) {
    return refusalOf(error, 'The file could not be kept');
  }
}

/** An id is part of a path on this machine: nothing but an id may pass. */
function uploadNamed(id: string | null): string | undefined {
  if (id === null) return undefined;
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return id;
  throw new AssayError('bad-input', '"into" must be the id of an upload.');
}
