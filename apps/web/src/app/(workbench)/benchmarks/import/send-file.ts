import { z } from 'zod';

const answerSchema = z.object({ uploadId: z.string() });

/** Sends a file; resolves with the id of the upload. Rejects with one sentence for people. */
export async function sendFile(file: File): Promise<string> {
  const address = `/api/uploads?name=${encodeURIComponent(file.name)}`;
  const response = await fetch(address, { method: 'POST', body: file });
  const text = await response.text();
  if (!response.ok) throw new Error(text.trim().slice(0, 300));
  return answerSchema.parse(JSON.parse(text)).uploadId;
}
