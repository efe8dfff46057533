import { FIRST_INPUT_FD, type Launch } from '../launcher.ts';
import type { SandboxLimits } from '../sandbox.ts';
import type { Bubblewrap } from './bubblewrap.ts';
import { sandboxUid } from './sandbox-uid.ts';
import { seccompFilter } from './seccomp-filter.ts';

/** The program's working folder, the only one it can write to. */
export const WORK_FOLDER = '/box';
const MEBIBYTE = 1024 * 1024;
/** Scratch space counts as memory: it lives in RAM. */
export const SCRATCH_MIB = 64;
const SEMAPHORES_MIB = 4;
const OPEN_FILES = 256;

/** What every dynamically linked program needs; Debian reaches some libraries by /etc/alternatives. */
const SYSTEM_LIBRARIES: [string, string][] = [
  '/usr/lib',
  '/usr/lib64',
  '/etc/ld.so.cache',
  '/etc/alternatives',
].map((folder) => [folder, folder]);

/** What is to be built around one program. */
export interface WallPlan {
  /** The command to run inside, as paths inside. */
  command: string[];
  environment: Record<string, string>;
  /** Read-only files and folders of this machine: where they are → where the program sees them. */
  visible: [hostPath: string, insidePath: string][];
  folders: string[];
  files: [insidePath: string, content: string][];
  /** The standard input of the command itself. */
  stdin: string;
  limits: SandboxLimits;
  /** Whether address space may be limited to the memory limit; WebAssembly reserves far more than it uses. */
  limitsAddressSpace: boolean;
  seat: number;
}

/** Builds the bubblewrap command: namespaces of its own, nothing visible that is not named, nothing to gain. */
export function wallLaunch(bubblewrap: Bubblewrap, plan: WallPlan): Launch {
  const inputs: Buffer[] = [];
  const inputFd = (content: Buffer) => FIRST_INPUT_FD + inputs.push(content) - 1;
  const filter = seccompFilter(process.arch);
  const args = [
    ...namespaces(bubblewrap),
    ...(filter === null ? [] : ['--seccomp', String(inputFd(filter))]),
    ...environmentArguments(plan.environment),
    ...visibleArguments([...SYSTEM_LIBRARIES, ...toolsOf(bubblewrap), ...plan.visible]),
    ...scratchArguments(),
    ...plan.folders.flatMap((folder) => folderArguments(folder)),
    ...plan.files.flatMap(([name, content]) => [
      ...['--perms', '0444', '--file', String(inputFd(Buffer.from(content))), name],
    ]),
    ...['--remount-ro', '/', '--chdir', WORK_FOLDER, '--'],
    ...privilegeDrop(bubblewrap, plan.seat),
    ...resourceLimits(bubblewrap, plan),
    ...plan.command,
  ];
  return { command: bubblewrap.bwrap, args, stdin: plan.stdin, inputs };
}

/**
 * As root the mounts are made with root's rights, so that folders closed to others (a project below /root)
 * can be shown, and setpriv then gives up root inside. Everyone else does it in a user namespace.
 */
function namespaces({ setpriv, disablesUserNamespaces }: Bubblewrap): string[] {
  const own = ['--unshare-pid', '--unshare-net', '--unshare-ipc', '--unshare-uts'];
  const lifetime = ['--unshare-cgroup-try', '--die-with-parent', '--new-session', '--clearenv'];
  const kept = ['CAP_SETUID', 'CAP_SETGID', 'CAP_SETPCAP'].flatMap((name) => ['--cap-add', name]);
  if (setpriv !== null) return [...own, ...lifetime, '--cap-drop', 'ALL', ...kept];
  const user = ['--unshare-user', '--uid', '65534', '--gid', '65534', '--cap-drop', 'ALL'];
  return [...own, ...lifetime, ...user, ...(disablesUserNamespaces ? ['--disable-userns'] : [])];
}

function environmentArguments(environment: Record<string, string>): string[] {
  return Object.entries(environment).flatMap(([name, value]) => ['--setenv', name, value]);
}

function toolsOf({ prlimit, setpriv }: Bubblewrap): [string, string][] {
  const tools = [prlimit, ...(setpriv === null ? [] : [setpriv])];
  return tools.map((tool) => [tool, tool]);
}

/** Parents of a mount would be made with mode 700, which shuts out the account that the program runs as. */
function visibleArguments(visible: WallPlan['visible']): string[] {
  const parents = new Set(visible.flatMap(([, inside]) => parentsOf(inside)));
  return [
    ...[...parents].flatMap((folder) => folderArguments(folder)),
    ...visible.flatMap(([host, inside]) => ['--ro-bind-try', host, inside]),
    ...['--symlink', 'usr/lib', '/lib', '--symlink', 'usr/lib64', '/lib64'],
  ];
}

function parentsOf(inside: string): string[] {
  const parts = inside.split('/').slice(1, -1);
  return parts.map((_, index) => `/${parts.slice(0, index + 1).join('/')}`);
}

function folderArguments(folder: string): string[] {
  return ['--perms', '0755', '--dir', folder];
}

function scratchArguments(): string[] {
  const scratch = (mebibytes: number, folder: string) => [
    ...['--size', String(mebibytes * MEBIBYTE), '--perms', '1777', '--tmpfs', folder],
  ];
  return [
    ...['--proc', '/proc', '--dev', '/dev', ...scratch(SEMAPHORES_MIB, '/dev/shm')],
    ...['--remount-ro', '/dev', ...scratch(SCRATCH_MIB, WORK_FOLDER)],
    ...['--symlink', WORK_FOLDER, '/tmp'],
  ];
}

function privilegeDrop({ setpriv }: Bubblewrap, seat: number): string[] {
  if (setpriv === null) return [];
  const uid = String(sandboxUid(seat));
  const drop = ['--reuid', uid, '--regid', uid, '--clear-groups', '--no-new-privs'];
  return [setpriv, ...drop, '--bounding-set=-all', '--inh-caps=-all'];
}

/**
 * Set inside the namespaces and after root is gone: the kernel does not count root's processes, and counts
 * those of a user namespace apart from its maker's.
 */
function resourceLimits({ prlimit }: Bubblewrap, plan: WallPlan): string[] {
  const { memoryMiB, processes, timeMs } = plan.limits;
  const cpuSeconds = Math.ceil(timeMs / 1000) + 1;
  return [
    prlimit,
    ...[`--nproc=${processes}`, `--cpu=${cpuSeconds}`, `--nofile=${OPEN_FILES}`],
    ...[`--fsize=${SCRATCH_MIB * MEBIBYTE}`, '--core=0', '--memlock=0', '--msgqueue=0'],
    ...(plan.limitsAddressSpace ? [`--as=${memoryMiB * MEBIBYTE}`] : []),
  ];
}
