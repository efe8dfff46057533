import type { Pool } from 'pg';

import { shortVersion } from '@assay/contracts/benchmarks';
import type {
  FirstItem,
  PromptTemplate,
  StoredPrompt,
  SystemMessage,
} from '@assay/contracts/prompts';
import { sha256Hex } from '@assay/eval-core/hash';

import type { PrismaClient } from '../client.ts';

/** Texts are shared between workspaces by content, so a workspace sees those that its own rows name ($1). */
const TEMPLATES_OF_WORKSPACE = `
  select version.prompt_template_id as id
    from benchmark_version version
    join benchmark on benchmark.id = version.benchmark_id
   where benchmark.workspace_id = $1
   union
  select prompt_template_id from run where workspace_id = $1
   union
  select prompt_template_id from workspace_prompt_template where workspace_id = $1`;

/** The empty message, which sends none, tells nothing of anybody. */
const SYSTEM_MESSAGES_OF_WORKSPACE = `
  select id from system_message where text = ''
   union
  select message.id
    from checkpoint
    join system_message message on message.text = checkpoint.system_message
   where checkpoint.workspace_id = $1
   union
  select system_message_id from run where workspace_id = $1
   union
  select system_message_id from workspace_system_message where workspace_id = $1`;

/** More than anybody chooses from; texts are long. */
const MOST_LISTED = 500;

/** The templates that this workspace may ask with, the newest first. */
export async function findPromptTemplates(
  pool: Pool,
  workspaceId: number,
): Promise<PromptTemplate[]> {
  const { rows } = await pool.query<PromptTemplate>(
    `select template.id, left(template.hash, 12) as hash, template.text,
            (select count(*)::int
               from benchmark_version version
               join benchmark on benchmark.id = version.benchmark_id
              where version.prompt_template_id = template.id
                and benchmark.workspace_id = $1) as "defaultOf"
       from prompt_template template
      where template.id in (${TEMPLATES_OF_WORKSPACE})
      order by template.id desc
      limit ${MOST_LISTED}`,
    [workspaceId],
  );
  return rows;
}

/** The system messages that this workspace may send, the empty one among them, the newest first. */
export async function findSystemMessages(
  pool: Pool,
  workspaceId: number,
): Promise<SystemMessage[]> {
  const { rows } = await pool.query<SystemMessage>(
    `select message.id, left(message.hash, 12) as hash, message.text,
            (select count(*)::int
               from checkpoint
              where checkpoint.workspace_id = $1
                and checkpoint.archived_at is null
                and coalesce(checkpoint.system_message, '') = message.text) as "ownOf"
       from system_message message
      where message.id in (${SYSTEM_MESSAGES_OF_WORKSPACE})
      order by message.id desc
      limit ${MOST_LISTED}`,
    [workspaceId],
  );
  return rows;
}

/** How many of these templates this workspace may ask with. */
export async function countUsableTemplates(
  pool: Pool,
  workspaceId: number,
  ids: readonly number[],
): Promise<number> {
  return countAmong(pool, { workspaceId, ids, usable: TEMPLATES_OF_WORKSPACE });
}

/** How many of these system messages this workspace may send. */
export async function countUsableSystemMessages(
  pool: Pool,
  workspaceId: number,
  ids: readonly number[],
): Promise<number> {
  return countAmong(pool, { workspaceId, ids, usable: SYSTEM_MESSAGES_OF_WORKSPACE });
}

async function countAmong(
  pool: Pool,
  { workspaceId, ids, usable }: { workspaceId: number; ids: readonly number[]; usable: string },
): Promise<number> {
  if (ids.length === 0) return 0;
  const { rows } = await pool.query<{ count: number }>(
    `select count(*)::int as count from (${usable}) as usable where id = any ($2::int[])`,
    [workspaceId, ids],
  );
  return rows[0]?.count ?? 0;
}

/** Stores a template for this workspace; the same text is the same one, whoever wrote it first. */
export async function storePromptTemplate(
  prisma: PrismaClient,
  workspaceId: number,
  text: string,
): Promise<StoredPrompt> {
  const hash = sha256Hex(text);
  const { id } = await prisma.promptTemplate.upsert({
    where: { hash },
    create: { hash, text },
    update: {},
  });
  const link = { workspaceId, promptTemplateId: id };
  await prisma.workspacePromptTemplate.createMany({ data: [link], skipDuplicates: true });
  return { id, hash: shortVersion(hash) };
}

/** Stores a system message for this workspace; the same text is the same one, whoever wrote it first. */
export async function storeSystemMessage(
  prisma: PrismaClient,
  workspaceId: number,
  text: string,
): Promise<StoredPrompt> {
  const { id, hash } = await ensureSystemMessage(prisma, text);
  const link = { workspaceId, systemMessageId: id };
  await prisma.workspaceSystemMessage.createMany({ data: [link], skipDuplicates: true });
  return { id, hash: shortVersion(hash) };
}

/** The one row of this text. */
export async function ensureSystemMessage(
  prisma: PrismaClient,
  text: string,
): Promise<{ id: number; hash: string }> {
  const hash = sha256Hex(text);
  return prisma.systemMessage.upsert({ where: { hash }, create: { hash, text }, update: {} });
}

/** The first item of a benchmark version of this workspace, or null. */
export async function findFirstItem(
  pool: Pool,
  workspaceId: number,
  versionId: number,
): Promise<FirstItem | null> {
  const { rows } = await pool.query<FirstItem>(
    `select item.key as "itemKey",
            case when item.is_shared then item.prompt else '(private)' end as prompt, template.text as "templateText"
       from item
       join benchmark_version version on version.id = item.version_id
       join benchmark on benchmark.id = version.benchmark_id and benchmark.workspace_id = $1
       join prompt_template template on template.id = version.prompt_template_id
      where item.version_id = $2
      order by item.position
      limit 1`,
    [workspaceId, versionId],
  );
  return rows[0] ?? null;
}
