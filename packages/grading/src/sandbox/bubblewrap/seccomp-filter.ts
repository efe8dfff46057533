/**
 * A seccomp filter in classic BPF that takes from the program what it never needs and kernels have most
 * often been broken through: new namespaces, mounts, kernel keys, BPF, io_uring, tracing, and every socket
 * family but those that a network namespace confines (vsock, which reaches a virtual machine's host, is none).
 */

interface SystemCalls {
  auditArchitecture: number;
  clone: number;
  clone3: number;
  socket: number;
  denied: number[];
}

/** Numbers that all architectures share since Linux 5.1. */
const DENIED_EVERYWHERE = [
  425,
  426,
  427, // io_uring_setup, io_uring_enter, io_uring_register
  428,
  429,
  430,
  431,
  432,
  433,
  442, // open_tree, move_mount, fsopen, fsconfig, fsmount, fspick, mount_setattr
];

/** From the kernel's system call tables (arch/x86/entry/syscalls/syscall_64.tbl, include/uapi/asm-generic/unistd.h). */
const SYSTEM_CALLS: Partial<Record<string, SystemCalls>> = {
  x64: {
    auditArchitecture: 0xc000003e,
    clone: 56,
    clone3: 435,
    socket: 41,
    denied: [
      272,
      308, // unshare, setns
      165,
      166,
      155,
      161, // mount, umount2, pivot_root, chroot
      101,
      310,
      311, // ptrace, process_vm_readv, process_vm_writev
      248,
      249,
      250, // add_key, request_key, keyctl
      321,
      298,
      323, // bpf, perf_event_open, userfaultfd
      175,
      313,
      246,
      320, // init_module, finit_module, kexec_load, kexec_file_load
    ],
  },
  arm64: {
    auditArchitecture: 0xc00000b7,
    clone: 220,
    clone3: 435,
    socket: 198,
    denied: [
      97,
      268, // unshare, setns
      40,
      39,
      41,
      51, // mount, umount2, pivot_root, chroot
      117,
      270,
      271, // ptrace, process_vm_readv, process_vm_writev
      217,
      218,
      219, // add_key, request_key, keyctl
      280,
      241,
      282, // bpf, perf_event_open, userfaultfd
      105,
      273,
      104,
      294, // init_module, finit_module, kexec_load, kexec_file_load
    ],
  },
};

const LOAD_WORD = 0x20;
const JUMP_IF_EQUAL = 0x15;
const JUMP_IF_AT_LEAST = 0x35;
const JUMP_IF_ANY_BIT = 0x45;
const RETURN = 0x06;

/** Offsets in struct seccomp_data (little endian: an argument's low half comes first). */
const NUMBER_OFFSET = 0;
const ARCHITECTURE_OFFSET = 4;
const FIRST_ARGUMENT_OFFSET = 16;

const ALLOW = 0x7fff0000;
const KILL_PROCESS = 0x80000000;
const refuseWith = (errno: number) => 0x00050000 | errno;
const EPERM = 1;
const ENOSYS = 38;
const EAFNOSUPPORT = 97;

/** CLONE_NEWTIME 0x80, NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID, NEWNET; the low byte of clone is its exit signal. */
const NEW_NAMESPACE_FLAGS = 0x7e020000;
/** The x32 calling convention: the same calls under other numbers. */
const X32_BIT = 0x40000000;
/** AF_UNIX, AF_INET, AF_INET6. */
const CONFINED_FAMILIES = [1, 2, 10];

/** The filter as `struct sock_filter[]` in bytes; null for an architecture whose call numbers are not known here. */
export function seccompFilter(architecture: string): Buffer | null {
  const calls = SYSTEM_CALLS[architecture];
  if (calls === undefined) return null;
  return Buffer.concat([
    statement(LOAD_WORD, ARCHITECTURE_OFFSET),
    jump(JUMP_IF_EQUAL, calls.auditArchitecture, 1, 0),
    statement(RETURN, KILL_PROCESS),
    statement(LOAD_WORD, NUMBER_OFFSET),
    ...returnIf(JUMP_IF_AT_LEAST, X32_BIT, refuseWith(ENOSYS)),
    ...[...calls.denied, ...DENIED_EVERYWHERE].flatMap((number) =>
      returnIf(JUMP_IF_EQUAL, number, refuseWith(EPERM)),
    ),
    // Its flags lie in memory that a filter cannot read; the C library then falls back to clone.
    ...returnIf(JUMP_IF_EQUAL, calls.clone3, refuseWith(ENOSYS)),
    ...whenCalled(calls.clone, [
      statement(LOAD_WORD, FIRST_ARGUMENT_OFFSET),
      ...returnIf(JUMP_IF_ANY_BIT, NEW_NAMESPACE_FLAGS, refuseWith(EPERM)),
      statement(RETURN, ALLOW),
    ]),
    ...whenCalled(calls.socket, [
      statement(LOAD_WORD, FIRST_ARGUMENT_OFFSET),
      ...CONFINED_FAMILIES.flatMap((family) => returnIf(JUMP_IF_EQUAL, family, ALLOW)),
      statement(RETURN, refuseWith(EAFNOSUPPORT)),
    ]),
    statement(RETURN, ALLOW),
  ]);
}

function whenCalled(number: number, body: Buffer[]): Buffer[] {
  return [jump(JUMP_IF_EQUAL, number, 0, body.length), ...body];
}

function returnIf(condition: number, operand: number, result: number): Buffer[] {
  return [jump(condition, operand, 0, 1), statement(RETURN, result)];
}

function statement(code: number, operand: number): Buffer {
  return jump(code, operand, 0, 0);
}

/** One struct sock_filter: code, how many instructions to skip when true and when false, operand. */
function jump(code: number, operand: number, ifTrue: number, ifFalse: number): Buffer {
  const instruction = Buffer.alloc(8);
  instruction.writeUInt16LE(code, 0);
  instruction.writeUInt8(ifTrue, 2);
  instruction.writeUInt8(ifFalse, 3);
  instruction.writeUInt32LE(operand >>> 0, 4);
  return instruction;
}
