/** A mapping as it is sent; only what the screen can edit is looked into. */
export type EditedMapping = Record<string, unknown>;

export type MappedRole = 'prompt' | 'gold' | 'options' | 'key';

export const MAPPED_ROLES: readonly { role: MappedRole; label: string; isOptional: boolean }[] = [
  { role: 'prompt', label: 'Task', isOptional: false },
  { role: 'gold', label: 'Expected answer', isOptional: true },
  { role: 'options', label: 'Options', isOptional: true },
  { role: 'key', label: 'Key', isOptional: true },
];

/** How a role is filled: from one field, by something that is more than a field, or not at all. */
export type RoleValue =
  { kind: 'field'; path: string; transform: string } | { kind: 'composed' } | { kind: 'none' };

export function roleValue(mapping: EditedMapping, role: MappedRole): RoleValue {
  const spec = mapping[role];
  if (spec === undefined) return { kind: 'none' };
  if (typeof spec === 'string') return { kind: 'field', path: spec, transform: '' };
  if (typeof spec !== 'object' || spec === null) return { kind: 'composed' };
  const { field, transforms = [], ...rest } = spec as { field?: unknown; transforms?: unknown };
  const names: unknown[] = Array.isArray(transforms) ? transforms : [transforms];
  const [first = '', ...others] = names;
  const isPlain = typeof field === 'string' && typeof first === 'string' && others.length === 0;
  if (!isPlain || Object.keys(rest).length > 0) return { kind: 'composed' };
  return { kind: 'field', path: field, transform: first };
}

/** The mapping with that role filled from a field ('': not at all), through one step ('': none). */
export function withRole(
  mapping: EditedMapping,
  role: MappedRole,
  { path, transform }: { path: string; transform: string },
): EditedMapping {
  const others = without(mapping, role);
  if (path === '') return others;
  return { ...others, [role]: transform === '' ? path : { field: path, transforms: [transform] } };
}

/** The fields that are kept as attributes, by their name there; null: they are more than fields. */
export function attributeFields(mapping: EditedMapping): string[] | null {
  const { attributes = {} } = mapping;
  if (typeof attributes !== 'object' || attributes === null) return null;
  const entries = Object.entries(attributes);
  return entries.every(([, spec]) => typeof spec === 'string')
    ? entries.map(([, spec]) => String(spec))
    : null;
}

export function withAttributes(mapping: EditedMapping, fields: readonly string[]): EditedMapping {
  const others = without(mapping, 'attributes');
  if (fields.length === 0) return others;
  const named = fields.map((field) => [field.split('.').at(-1) ?? field, field]);
  return { ...others, attributes: Object.fromEntries(named) as Record<string, string> };
}

/** The mapping with another kind of answer; its parameters belonged to the old one. */
export function withGraderKind(mapping: EditedMapping, kind: string): EditedMapping {
  return { ...mapping, grader: { kind, params: {} } };
}

function without(mapping: EditedMapping, name: string): EditedMapping {
  return Object.fromEntries(Object.entries(mapping).filter(([one]) => one !== name));
}
