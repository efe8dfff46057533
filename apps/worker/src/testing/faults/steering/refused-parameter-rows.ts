import { createApiServices } from '@assay/api/services';
import { callerFor, insertActor } from '@assay/api/testing/api-fixture';
import type { Dialect } from '@assay/contracts/backends';
import { dialectName } from '@assay/contracts/dialect-name';
import { AssayError } from '@assay/contracts/errors';
import { defaultSampling, type Sampling } from '@assay/contracts/sampling';
import { PARAMETER_NAMES, type SamplingParameter } from '@assay/contracts/sampling-capabilities';
import { DIALECT_NAMES, DIALECTS } from '@assay/inference-simulator/dialects/by-name';
import type { ParameterName } from '@assay/inference-simulator/dialects/parameter-table';

import { SECRET_KEY } from '../../child-processes.ts';
import type { FaultRow, Scene } from '../fault-row.ts';
import { askedOnce } from '../servers/asked-once.ts';

type Optional = Exclude<SamplingParameter, 'temperature' | 'topP' | 'maxTokens'>;

/** Each asks for something, and stands in a request under that name. */
const CHOSEN: Readonly<Record<Optional, { value: Sampling[Optional]; field: ParameterName }>> = {
  topK: { value: 20, field: 'top_k' },
  minP: { value: 0.1, field: 'min_p' },
  repetitionPenalty: { value: 1.1, field: 'repetition_penalty' },
  presencePenalty: { value: 0.5, field: 'presence_penalty' },
  frequencyPenalty: { value: 0.5, field: 'frequency_penalty' },
  stop: { value: ['END'], field: 'stop' },
  thinking: { value: true, field: 'chat_template_kwargs' },
  reasoningEffort: { value: 'low', field: 'reasoning_effort' },
};

/** What the servers of a dialect would drop without a word is refused by name before it is queued. */
export const refusedParameterRows: readonly FaultRow[] = DIALECT_NAMES.map((dialect) => ({
  name: `parameters that ${dialect} would drop are refused by name`,
  servers: { dialect },
  verify: async (scene) => [...(await findAccepted(scene, dialect)), ...askedOnce(scene)],
}));

/** Parameters that the plan takes although the servers drop them, or refuses although they follow them. */
async function findAccepted(scene: Scene, dialect: Dialect): Promise<string[]> {
  const secretKey = SECRET_KEY.toString('hex');
  const services = createApiServices({ databaseUrl: scene.databaseUrl, secretKey });
  try {
    const workspace = await findWorkspace(scene);
    const viewer = await insertActor(services, { workspace, role: 'viewer' });
    const { sweeps } = callerFor(services, viewer);
    const asked = await findAsked(scene);
    const wrong: string[] = [];
    for (const [parameter, { value, field }] of Object.entries(CHOSEN)) {
      const sampling = { ...defaultSampling, [parameter]: value };
      const said = await sweeps.plan({ ...asked, sampling }).then(() => null, messageOf);
      const treatment = DIALECTS[dialect].parameters[field];
      const name = PARAMETER_NAMES[parameter as Optional];
      const isNamed = said?.includes(`test (${dialectName(dialect)}): ${name}.`) ?? false;
      if (treatment === 'dropped' && !isNamed) wrong.push(`${name} is dropped; said: ${said}`);
      if (treatment === 'honoured' && said !== null && !isMisread(dialect, parameter))
        wrong.push(`${name} is followed; said: ${said}`);
    }
    return wrong;
  } finally {
    await services.close();
  }
}

/** TGI follows a presence penalty as a repetition penalty, which is something else. */
function isMisread(dialect: Dialect, parameter: string): boolean {
  return dialect === 'tgi' && parameter === 'presencePenalty';
}

function messageOf(error: unknown): string {
  const { cause } = error as { cause?: unknown };
  return (cause instanceof AssayError ? cause : (error as Error)).message;
}

async function findWorkspace({ pool, sweep }: Scene) {
  const { rows } = await pool.query<{ id: number; slug: string; name: string }>(
    'select id, slug, name from workspace where id = $1',
    [sweep.workspaceId],
  );
  const [workspace] = rows;
  if (!workspace) throw new Error(`There is no workspace ${sweep.workspaceId}.`);
  return workspace;
}

/** What the row's own sweep asks, to be planned once more. */
async function findAsked({ pool, runId }: Scene) {
  const { rows } = await pool.query<{ checkpointIds: number[]; benchmarkVersionIds: number[] }>(
    `select array[checkpoint_id] as "checkpointIds",
            array[benchmark_version_id] as "benchmarkVersionIds"
       from run where id = $1`,
    [runId],
  );
  const [asked] = rows;
  if (!asked) throw new Error(`There is no run ${runId}.`);
  return { ...asked, repeats: 1 };
}
