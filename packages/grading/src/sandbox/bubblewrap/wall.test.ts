import { describe, expect, it } from 'vitest';

import type { Bubblewrap } from './bubblewrap.ts';
import { wallLaunch, type WallPlan } from './wall.ts';

const AS_USER: Bubblewrap = {
  bwrap: '/usr/bin/bwrap',
  version: '0.8.0',
  prlimit: '/usr/bin/prlimit',
  setpriv: null,
  disablesUserNamespaces: true,
};
const AS_ROOT: Bubblewrap = { ...AS_USER, setpriv: '/usr/bin/setpriv' };
const PLAN: WallPlan = {
  command: ['/usr/bin/python3.11', '/box/main.py'],
  environment: { PATH: '/usr/bin' },
  visible: [['/usr/bin/python3.11', '/usr/bin/python3.11']],
  folders: ['/input'],
  files: [['/box/main.py', 'print(1)']],
  stdin: '',
  limits: { timeMs: 1_500, memoryMiB: 256, outputBytes: 1_000, processes: 8 },
  limitsAddressSpace: true,
  seat: 7,
};

const argumentsOf = (bubblewrap: Bubblewrap, changes: Partial<WallPlan> = {}) =>
  wallLaunch(bubblewrap, { ...PLAN, ...changes }).args;
/** The command that bubblewrap runs inside. */
const insideOf = (args: string[]) => args.slice(args.indexOf('--') + 1);

describe('wallLaunch', () => {
  it.each([
    ['root', AS_ROOT],
    ['a user', AS_USER],
  ])('as %s cuts off processes, network, IPC, names and the environment', (_, bubblewrap) => {
    expect(argumentsOf(bubblewrap)).toEqual(
      expect.arrayContaining([
        ...['--unshare-pid', '--unshare-net', '--unshare-ipc', '--unshare-uts'],
        ...['--die-with-parent', '--new-session', '--clearenv'],
      ]),
    );
  });

  it('as root gives up root inside, for an account of the seat, before anything else', () => {
    const inside = insideOf(argumentsOf(AS_ROOT));

    expect(inside.slice(0, 5)).toEqual([
      ...['/usr/bin/setpriv', '--reuid', '65007', '--regid', '65007'],
    ]);
    expect(inside).toContain('--bounding-set=-all');
  });

  it('as a user takes a user namespace and forbids further ones where bubblewrap can', () => {
    expect(argumentsOf(AS_USER)).toEqual(
      expect.arrayContaining(['--unshare-user', '--disable-userns']),
    );
    const older = { ...AS_USER, disablesUserNamespaces: false };
    expect(argumentsOf(older)).not.toContain('--disable-userns');
  });

  it('limits processes, processor time, address space and files before the program starts', () => {
    const inside = insideOf(argumentsOf(AS_USER));

    expect(inside).toEqual([
      '/usr/bin/prlimit',
      ...['--nproc=8', '--cpu=3', '--nofile=256', `--fsize=${64 * 1024 * 1024}`],
      ...['--core=0', '--memlock=0', '--msgqueue=0', `--as=${256 * 1024 * 1024}`],
      ...PLAN.command,
    ]);
  });

  it('leaves the address space alone for WebAssembly', () => {
    const inside = insideOf(argumentsOf(AS_USER, { limitsAddressSpace: false }));

    expect(inside.some((argument) => argument.startsWith('--as='))).toBe(false);
  });

  it('hands each file over by a descriptor of its own, after the filter', () => {
    const { args, inputs } = wallLaunch(AS_USER, PLAN);

    expect(args[args.indexOf('--seccomp') + 1]).toBe('4');
    expect(args.slice(args.indexOf('--file'), args.indexOf('--file') + 3)).toEqual([
      ...['--file', '5', '/box/main.py'],
    ]);
    expect(inputs.at(1)?.toString()).toBe('print(1)');
    expect(inputs).toHaveLength(2);
  });

  it('shows nothing writable but two folders of limited size', () => {
    const args = argumentsOf(AS_USER);
    const sizes = args.flatMap((argument, index) =>
      argument === '--tmpfs' ? [[args[index - 3], args[index + 1]]] : [],
    );

    expect(sizes).toEqual([
      [String(4 * 1024 * 1024), '/dev/shm'],
      [String(64 * 1024 * 1024), '/box'],
    ]);
    expect(args).not.toContain('--bind');
    expect(args.filter((argument) => argument === '--remount-ro')).toHaveLength(2);
  });
});
