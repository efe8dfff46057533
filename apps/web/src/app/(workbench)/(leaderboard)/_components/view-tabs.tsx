import { Tabs } from '../../../../components/ui/tabs.tsx';
import { leaderboardPath, trainingPath } from '../../../../url/routes.ts';

interface ViewTabsProps {
  view: 'table' | 'training';
  sweepId: number | undefined;
}

/** The same cells as a table, and along the training. */
export function ViewTabs({ view, sweepId }: ViewTabsProps) {
  return (
    <Tabs
      label="Views of the leaderboard"
      tabs={[
        { label: 'Table', href: leaderboardPath({ sweepId }), current: view === 'table' },
        {
          label: 'Over training steps',
          href: trainingPath({ sweepId }),
          current: view === 'training',
        },
      ]}
    />
  );
}
