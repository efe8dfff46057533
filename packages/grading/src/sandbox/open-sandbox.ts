import { availableParallelism } from 'node:os';
import path from 'node:path';

import { probeLauncher, type CheckReport } from './canary/probe-launcher.ts';
import { LevelMissingError, type Launcher } from './launcher.ts';
import { prepareLevel } from './levels/prepare-level.ts';
import { sandboxOf } from './running-sandbox.ts';
import {
  SANDBOX_LEVELS,
  SandboxUnavailableError,
  type Sandbox,
  type SandboxLevel,
} from './sandbox.ts';

export interface SandboxOptions {
  /** `auto` takes the strongest level whose walls hold on this machine. */
  level: 'auto' | SandboxLevel;
  /**
   * A folder of ours alone, which may be kept between starts (45 MB for the Pyodide levels). Other accounts
   * will be able to enter it, not to list it.
   */
  folder: string;
  /** Programs at a time; one per processor unless told otherwise. */
  concurrency?: number;
  /** How a level is set up; replaced by tests to see weak levels refused. */
  prepare?: (level: SandboxLevel, scratch: string) => Promise<Launcher>;
}

export interface LevelReport {
  level: SandboxLevel;
  /** Whether programs may be run at this level. */
  held: boolean;
  /** What it is made of, with versions; null when it could not be set up. */
  description: string | null;
  /** One clause on why it is refused; null when it held. */
  reason: string | null;
  /** What was tried; empty when it could not be set up. */
  checks: CheckReport[];
  durationMs: number;
}

interface ProbedLevel {
  report: LevelReport;
  /** Null when the level is refused. */
  launcher: Launcher | null;
}

/**
 * Opens the sandbox of a level after having tried, once per process, to break out of it.
 *
 * @throws SandboxUnavailableError when no wanted level holds: nothing is ever run without walls
 */
export async function openSandbox(options: SandboxOptions): Promise<Sandbox> {
  const wanted = options.level === 'auto' ? SANDBOX_LEVELS : [options.level];
  const refused: LevelReport[] = [];
  for (const level of wanted) {
    const { report, launcher } = await probeLevel(level, options);
    if (launcher !== null) {
      return sandboxOf(launcher, options.concurrency ?? availableParallelism());
    }
    refused.push(report);
  }
  const reasons = refused.map(({ level, reason }) => `${level}: ${reason}`).join('; ');
  throw new SandboxUnavailableError(`No sandbox for programs holds on this machine (${reasons}).`);
}

/** Tries every level, strongest first, for people to see; what was tried before is not tried again. */
export async function probeLevels(options: Omit<SandboxOptions, 'level'>): Promise<LevelReport[]> {
  const reports: LevelReport[] = [];
  for (const level of SANDBOX_LEVELS) reports.push((await probeLevel(level, options)).report);
  return reports;
}

/** By level, folder and way of setting up. */
const probed = new Map<NonNullable<SandboxOptions['prepare']>, Map<string, Promise<ProbedLevel>>>();

function probeLevel(
  level: SandboxLevel,
  { folder, prepare = prepareLevel }: Omit<SandboxOptions, 'level'>,
): Promise<ProbedLevel> {
  const known = probed.get(prepare) ?? new Map<string, Promise<ProbedLevel>>();
  probed.set(prepare, known);
  const key = `${level} ${path.resolve(folder)}`;
  const probing = known.get(key) ?? setUpAndProbe(level, path.resolve(folder), prepare);
  known.set(key, probing);
  return probing;
}

async function setUpAndProbe(
  level: SandboxLevel,
  folder: string,
  prepare: NonNullable<SandboxOptions['prepare']>,
): Promise<ProbedLevel> {
  const startedAt = performance.now();
  const reportOf = (parts: Pick<LevelReport, 'description' | 'reason' | 'checks'>) => ({
    level,
    held: parts.reason === null,
    ...parts,
    durationMs: performance.now() - startedAt,
  });
  try {
    const launcher = await prepare(level, folder);
    const checks = await probeLauncher(launcher, folder);
    const reason = reasonAgainst(checks);
    const report = reportOf({ description: launcher.description, reason, checks });
    return { report, launcher: report.held ? launcher : null };
  } catch (error) {
    const reason =
      error instanceof LevelMissingError ? error.message : `it failed: ${String(error)}`;
    return { report: reportOf({ description: null, reason, checks: [] }), launcher: null };
  }
}

function reasonAgainst(checks: CheckReport[]): string | null {
  const broken = checks.filter(({ held }) => !held);
  if (broken.length === 0) return null;
  return broken.map(({ name, detail }) => `not proved that it ${name}: ${detail}`).join(', ');
}
