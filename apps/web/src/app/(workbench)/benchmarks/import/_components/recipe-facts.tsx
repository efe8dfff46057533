import type { ReactNode } from 'react';

import type { RecipeInfo } from '@assay/contracts/imports';

import { formatCount } from '../../../../../format/numbers.ts';

/** What a person should know before importing a public benchmark. */
export function RecipeFacts({ recipe }: { recipe: RecipeInfo }) {
  const { licence, expectedItems } = recipe;
  return (
    <div className="flex flex-col gap-2 text-sm">
      <p className="max-w-prose text-ink-muted">{recipe.description}</p>
      <dl className="grid grid-cols-[max-content_minmax(0,1fr)] gap-x-4 gap-y-1">
        <Fact name="Data set">
          <span className="font-mono text-xs break-all">
            {recipe.dataset}, {recipe.config}/{recipe.split}
          </span>
        </Fact>
        <Fact name="Fields">
          {recipe.isVerified
            ? 'verified against the published fields'
            : 'unverified: no import from the hub has worked yet'}
        </Fact>
        <Fact name="Licence">
          {licence.name}. {licence.note}
        </Fact>
        {recipe.isGated && (
          <Fact name="Gated">Accept its terms on the hub, then give a token of that account.</Fact>
        )}
        {!recipe.isShared && (
          <Fact name="Private">Its items are in no export, and behind a button on every page.</Fact>
        )}
        <Fact name="Items">
          {expectedItems === null ? 'not known' : formatCount(expectedItems)}
        </Fact>
        <Fact name="Repeats">{recipe.defaultRepeats} proposed</Fact>
        <Fact name="Graded as">{recipe.graderKind}</Fact>
      </dl>
    </div>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-muted">{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
