import { withChosen } from '../../../../../choice/with-chosen.ts';
import { Button } from '../../../../../components/ui/button.tsx';

interface ChooseShownProps {
  /** Ids that the filter shows. */
  shown: readonly number[];
  chosen: readonly number[];
  onChange: (ids: number[]) => void;
}

/** How many are chosen, and one button that chooses all that are shown or clears them. */
export function ChooseShown({ shown, chosen, onChange }: ChooseShownProps) {
  const isAll = shown.length > 0 && shown.every((id) => chosen.includes(id));
  return (
    <>
      <span className="text-xs text-ink-faint tabular-nums">{chosen.length} chosen</span>
      <Button
        size="small"
        variant="ghost"
        disabled={shown.length === 0}
        className="w-32"
        onClick={() => {
          onChange(withChosen(chosen, shown, !isAll));
        }}
      >
        {isAll ? 'Clear all shown' : 'Select all shown'}
      </Button>
    </>
  );
}
