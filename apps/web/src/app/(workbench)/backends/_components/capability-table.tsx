import { Check, Minus, X, type LucideIcon } from 'lucide-react';

import type { Dialect } from '@assay/contracts/backends';
import { ownParameters } from '@assay/contracts/own-sampling';
import {
  PARAMETER_NAMES,
  SAMPLING_CAPABILITIES,
  SAMPLING_PARAMETERS,
  type Capability,
} from '@assay/contracts/sampling-capabilities';

import { parameterList } from '../../../../sampling/own-sampling-text.ts';

interface Group {
  capability: Capability;
  label: string;
  icon: LucideIcon;
  iconClass: string;
}

const GROUPS: readonly Group[] = [
  {
    capability: 'always',
    label: 'Sent with every request',
    icon: Check,
    iconClass: 'text-accent',
  },
  {
    capability: 'when-set',
    label: 'Sent where chosen',
    icon: Minus,
    iconClass: 'text-ink-muted',
  },
  {
    capability: 'refused',
    label: 'Not followed: a sweep that sets one is refused',
    icon: X,
    iconClass: 'text-danger',
  },
];

/** Which sampling parameters a server of this dialect follows, and which it has of its own. */
export function CapabilityTable({ dialect }: { dialect: Dialect }) {
  const own = ownParameters(dialect);
  return (
    <>
      <dl className="flex flex-col gap-3 text-sm">
        {GROUPS.map((group) => (
          <CapabilityGroup key={group.capability} group={group} dialect={dialect} />
        ))}
      </dl>
      {own.length > 0 && (
        <p className="mt-3 text-xs text-ink-muted">
          The server samples with its own {parameterList(own)}: they are not known, and no run
          records them.
        </p>
      )}
    </>
  );
}

function CapabilityGroup({ group, dialect }: { group: Group; dialect: Dialect }) {
  const names = SAMPLING_PARAMETERS.filter(
    (parameter) => SAMPLING_CAPABILITIES[dialect][parameter] === group.capability,
  ).map((parameter) => PARAMETER_NAMES[parameter]);
  if (names.length === 0) return null;
  const Icon = group.icon;
  return (
    <div>
      <dt className="flex items-center gap-1.5 text-xs text-ink-muted">
        <Icon aria-hidden className={`size-3.5 shrink-0 ${group.iconClass}`} />
        {group.label}
      </dt>
      <dd className="mt-1 flex flex-wrap gap-1.5">
        {names.map((name) => (
          <code
            key={name}
            className="rounded-sm border border-line px-1.5 font-mono text-xs text-ink"
          >
            {name}
          </code>
        ))}
      </dd>
    </div>
  );
}
