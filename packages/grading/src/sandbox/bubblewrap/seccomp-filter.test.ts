import { describe, expect, it } from 'vitest';

import { seccompFilter } from './seccomp-filter.ts';

const ALLOWED = 0x7fff0000;
const KILLED = 0x80000000;
const refused = (errno: number) => 0x00050000 | errno;
const ARCHITECTURES = { x64: 0xc000003e, arm64: 0xc00000b7 };

/** What the kernel does with the filter, for the instructions that it has (kernel/bpf, classic). */
function verdict(filter: Buffer, call: number, argument = 0, architecture = ARCHITECTURES.x64) {
  const data = new Map([
    [0, call],
    [4, architecture],
    [16, argument],
  ]);
  let accumulator = 0;
  for (let at = 0; at < filter.length; at += 8) {
    const code = filter.readUInt16LE(at);
    const operand = filter.readUInt32LE(at + 4);
    const skip = (holds: boolean) => {
      at += 8 * filter.readUInt8(at + (holds ? 2 : 3));
    };
    if (code === 0x20) accumulator = data.get(operand) ?? 0;
    else if (code === 0x15) skip(accumulator === operand);
    else if (code === 0x35) skip(accumulator >= operand);
    else if (code === 0x45) skip((accumulator & operand) !== 0);
    else if (code === 0x06) return operand;
    else throw new Error(`unknown instruction ${code}`);
  }
  throw new Error('the filter ends without a verdict');
}

describe.each(['x64', 'arm64'] as const)('the seccomp filter for %s', (architecture) => {
  const filter = seccompFilter(architecture) ?? Buffer.alloc(0);
  const of = (call: number, argument = 0) =>
    verdict(filter, call, argument, ARCHITECTURES[architecture]);
  const calls = {
    x64: { read: 0, fork: 56, socket: 41, unshare: 272, mount: 165, ptrace: 101, bpf: 321 },
    arm64: { read: 63, fork: 220, socket: 198, unshare: 97, mount: 40, ptrace: 117, bpf: 280 },
  }[architecture];

  it('lets a program read and fork', () => {
    expect(of(calls.read)).toBe(ALLOWED);
    expect(of(calls.fork, 17)).toBe(ALLOWED);
  });

  it.each(['unshare', 'mount', 'ptrace', 'bpf'] as const)('refuses %s', (name) => {
    expect(of(calls[name])).toBe(refused(1));
  });

  it.each([
    ['a user namespace', 0x10000000],
    ['a network namespace', 0x40000000],
    ['a mount namespace', 0x00020000],
  ])('refuses a clone with %s, also among other flags', (_, flag) => {
    expect(of(calls.fork, flag | 0x00000f11)).toBe(refused(1));
  });

  it('sends callers of clone3, whose flags it cannot see, to clone', () => {
    expect(of(435)).toBe(refused(38));
  });

  it.each([
    ['Unix', 1, ALLOWED],
    ['IPv4', 2, ALLOWED],
    ['IPv6', 10, ALLOWED],
    ['netlink', 16, refused(97)],
    ['packet', 17, refused(97)],
    ['alg', 38, refused(97)],
    ['vsock', 40, refused(97)],
  ])('answers for a %s socket', (_, family, expected) => {
    expect(of(calls.socket, family)).toBe(expected);
  });

  it('kills callers by another architecture', () => {
    expect(verdict(filter, calls.read, 0, 0x40000003)).toBe(KILLED);
  });
});

describe('the seccomp filter', () => {
  it('refuses the x32 numbers, which are the same calls again', () => {
    const filter = seccompFilter('x64') ?? Buffer.alloc(0);

    expect(verdict(filter, 0x40000000 + 272)).toBe(refused(38));
  });

  it('is not made up for an architecture that it does not know', () => {
    expect(seccompFilter('mips')).toBeNull();
  });
});
