import type { Dialect } from '@assay/contracts/backends';
import {
  PARAMETER_NAMES,
  SAMPLING_CAPABILITIES,
  SAMPLING_PARAMETERS,
  type Capability,
} from '@assay/contracts/sampling-capabilities';

const GROUPS: readonly { capability: Capability; label: string }[] = [
  { capability: 'always', label: 'Sent with every request' },
  { capability: 'when-set', label: 'Sent where chosen' },
  { capability: 'refused', label: 'Not followed: a sweep that sets it is refused' },
];

/** Which sampling parameters a server of this dialect follows. */
export function Capabilities({ dialect }: { dialect: Dialect }) {
  return (
    <dl className="grid gap-x-4 gap-y-1 text-xs sm:grid-cols-[auto_1fr]">
      {GROUPS.map(({ capability, label }) => (
        <CapabilityGroup
          key={capability}
          label={label}
          names={SAMPLING_PARAMETERS.filter(
            (parameter) => SAMPLING_CAPABILITIES[dialect][parameter] === capability,
          ).map((parameter) => PARAMETER_NAMES[parameter])}
        />
      ))}
    </dl>
  );
}

function CapabilityGroup({ label, names }: { label: string; names: readonly string[] }) {
  if (names.length === 0) return null;
  return (
    <>
      <dt className="text-ink-muted">{label}</dt>
      <dd className="font-mono">{names.join(', ')}</dd>
    </>
  );
}
