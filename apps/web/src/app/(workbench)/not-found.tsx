import { ButtonLink } from '../../components/ui/button.tsx';
import { EmptyState } from '../../components/ui/empty-state.tsx';

export default function NotFound() {
  return (
    <EmptyState
      isPage
      title="There is nothing here"
      action={<ButtonLink href="/">To the leaderboard</ButtonLink>}
    >
      It was removed, belongs to another workspace, or the address is not right.
    </EmptyState>
  );
}
