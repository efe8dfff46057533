import 'server-only';

import { z } from 'zod';

import type { UseCaseContext } from '@assay/api/use-case';
import { AssayError } from '@assay/contracts/errors';

import { createContext } from './context.ts';
import { plainAnswer, refusalOf } from './plain-answer.ts';

type ExportBody = string | AsyncGenerator<Uint8Array, unknown>;

interface FileExport {
  fileName: string;
  body: ExportBody;
}

type MakeFile = (ctx: UseCaseContext) => Promise<FileExport>;

/** Answers a request for a CSV file: the file as a stream, or one plain sentence that says why not. */
export function answerWithCsv(make: MakeFile): Promise<Response> {
  return answerWithFile(make, 'text/csv; charset=utf-8');
}

/** The same for a file with one JSON document a line. */
export function answerWithJsonLines(make: MakeFile): Promise<Response> {
  return answerWithFile(make, 'application/jsonl; charset=utf-8');
}

async function answerWithFile(make: MakeFile, contentType: string): Promise<Response> {
  const { services, actor } = await createContext();
  if (actor === null) return plainAnswer(401, 'Sign in first, or send a token.');
  try {
    const { fileName, body } = await make({ services, actor });
    return new Response(typeof body === 'string' ? body : streamOf(body), {
      headers: {
        'Content-Type': contentType,
        'Content-Disposition': `attachment; filename="${fileName}"`,
        'Cache-Control': 'no-store',
      },
    });
  } catch (error) {
    return refusalOf(error, 'The export failed');
  }
}

/**
 * An optional id in an address.
 * @throws AssayError 'bad-input' when it is there but no positive whole number.
 */
export function optionalId(request: Request, name: string): number | undefined {
  const text = new URL(request.url).searchParams.get(name);
  if (text === null || text === '') return undefined;
  const id = z.coerce.number().int().positive().max(2_147_483_647).safeParse(text);
  if (id.success) return id.data;
  throw new AssayError('bad-input', `"${name}" must be a number, for example ?${name}=1.`);
}

/** Pulled by the reader, so that a slow download holds one chunk in memory and an aborted one ends the query. */
function streamOf(chunks: AsyncGenerator<Uint8Array, unknown>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await chunks.return(undefined);
    },
  });
}
