'use client';

import type { ImportPreview } from '@assay/contracts/imports';
import { graderKinds } from '@assay/eval-core/graders/identity';
import { TRANSFORM_NAMES } from '@assay/eval-core/imports/named-transforms';

import { Field, FieldSet } from '../../../../../components/ui/field.tsx';
import { Checkbox, Select } from '../../../../../components/ui/inputs.tsx';
import {
  attributeFields,
  MAPPED_ROLES,
  roleValue,
  withAttributes,
  withGraderKind,
  withRole,
  type EditedMapping,
  type MappedRole,
} from '../mapping-edits.ts';

interface MappingFieldsProps {
  fields: ImportPreview['fields'];
  mapping: EditedMapping;
  graderKind: string;
  isPending: boolean;
  onChange: (mapping: EditedMapping) => void;
}

const COMPOSED = ' composed';

export function MappingFields({
  fields,
  mapping,
  graderKind,
  isPending,
  onChange,
}: MappingFieldsProps) {
  const attributes = attributeFields(mapping);
  return (
    <div className="flex flex-col gap-4" aria-busy={isPending}>
      <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-4">
        {MAPPED_ROLES.map(({ role, label, isOptional }) => (
          <RoleField key={role} {...{ role, label, isOptional, fields, mapping, onChange }} />
        ))}
      </div>
      <Field label="Graded as">
        <Select
          value={graderKind}
          onChange={(event) => {
            onChange(withGraderKind(mapping, event.target.value));
          }}
        >
          {graderKinds().map((kind) => (
            <option key={kind} value={kind}>
              {kind}
            </option>
          ))}
        </Select>
      </Field>
      {attributes !== null && (
        <FieldSet legend="Attributes for breakdowns">
          <ul className="grid max-h-48 grid-cols-1 gap-2 overflow-y-auto sm:grid-cols-3">
            {fields.map(({ path, sample }) => (
              <li key={path}>
                <Checkbox
                  label={path}
                  hint={sample.slice(0, 60)}
                  checked={attributes.includes(path)}
                  onChange={(event) => {
                    const others = attributes.filter((field) => field !== path);
                    onChange(
                      withAttributes(mapping, event.target.checked ? [...others, path] : others),
                    );
                  }}
                />
              </li>
            ))}
          </ul>
        </FieldSet>
      )}
      <details className="text-sm">
        <summary className="text-ink-muted">Mapping as JSON</summary>
        <pre className="max-h-80 overflow-auto pt-2 font-mono text-xs break-words whitespace-pre-wrap">
          {JSON.stringify(mapping, null, 2)}
        </pre>
      </details>
    </div>
  );
}

interface RoleFieldProps extends Pick<MappingFieldsProps, 'fields' | 'mapping' | 'onChange'> {
  role: MappedRole;
  label: string;
  isOptional: boolean;
}

function RoleField({ role, label, isOptional, fields, mapping, onChange }: RoleFieldProps) {
  const value = roleValue(mapping, role);
  const path = value.kind === 'field' ? value.path : value.kind === 'composed' ? COMPOSED : '';
  const transform = value.kind === 'field' ? value.transform : '';
  const sample = fields.find((field) => field.path === path)?.sample;
  return (
    <div className="flex flex-col gap-2">
      <Field label={label} hint={sample?.slice(0, 80)}>
        <Select
          value={path}
          onChange={(event) => {
            onChange(withRole(mapping, role, { path: event.target.value, transform: '' }));
          }}
        >
          {isOptional && <option value="">None</option>}
          {value.kind === 'composed' && <option value={COMPOSED}>As the mapping says</option>}
          {fields.map((field) => (
            <option key={field.path} value={field.path}>
              {field.path}
            </option>
          ))}
        </Select>
      </Field>
      {value.kind === 'field' && (
        <Select
          aria-label={`${label}: step`}
          value={transform}
          onChange={(event) => {
            onChange(withRole(mapping, role, { path, transform: event.target.value }));
          }}
        >
          <option value="">as it is</option>
          {TRANSFORM_NAMES.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </Select>
      )}
    </div>
  );
}
