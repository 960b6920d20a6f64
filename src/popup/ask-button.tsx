import { useSignal } from '@preact/signals';
import { requestOrigins, run } from '../ui/actions.ts';
import { Button } from '../ui/button.tsx';
import type { AppView } from './app-view.ts';
import { originsFor, type Question } from './questions.ts';

export interface AskButtonProps {
  readonly view: AppView;
  readonly question: Question;
  readonly children: string;
  readonly hint?: string;
}

/** Asks the issuer, once the user has let us reach the place that answers. */
export function AskButton({ view: { app, identity }, question, children, hint }: AskButtonProps) {
  const isBusy = useSignal(false);
  const ask = async () => {
    const isAllowed = await requestOrigins(originsFor(app, question) ?? []);
    isBusy.value = isAllowed;
    if (isAllowed) await run(question, { id: identity });
    isBusy.value = false;
  };
  return (
    <Button hint={hint} disabled={isBusy.value} onClick={() => void ask()}>
      {children}
    </Button>
  );
}
