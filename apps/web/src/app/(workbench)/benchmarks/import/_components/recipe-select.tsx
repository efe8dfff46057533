import type { RecipeInfo } from '@assay/contracts/imports';

import { Field } from '../../../../../components/ui/field.tsx';
import { Select } from '../../../../../components/ui/inputs.tsx';

interface RecipeSelectProps {
  label: string;
  hint?: string;
  recipes: readonly RecipeInfo[];
  value: string;
  onChange: (name: string) => void;
}

/** The recipes by area. */
export function RecipeSelect({ label, hint, recipes, value, onChange }: RecipeSelectProps) {
  const areas = [...new Set(recipes.map(({ area }) => area))];
  return (
    <Field label={label} hint={hint}>
      <Select
        value={value}
        onChange={(event) => {
          onChange(event.target.value);
        }}
      >
        <option value="">None chosen</option>
        {areas.map((area) => (
          <optgroup key={area} label={area}>
            {recipes
              .filter((recipe) => recipe.area === area)
              .map(({ name, title }) => (
                <option key={name} value={name}>
                  {title}
                </option>
              ))}
          </optgroup>
        ))}
      </Select>
    </Field>
  );
}
