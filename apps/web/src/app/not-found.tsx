import { ButtonLink } from '../components/ui/button.tsx';
import { EmptyState } from '../components/ui/empty-state.tsx';

export default function NotFound() {
  return (
    <main className="grid min-h-[60dvh] place-items-center">
      <EmptyState
        isPage
        title="There is nothing here"
        action={<ButtonLink href="/">To the leaderboard</ButtonLink>}
      >
        The page was removed, or the address is not right.
      </EmptyState>
    </main>
  );
}
