import { tokensIn } from '../core/phase.ts';
import { run } from '../ui/actions.ts';
import { type NextStep, nextStep, signInAs, signInStep } from '../ui/next-step.ts';
import { type AppView, isNobody } from './app-view.ts';

/** Where someone can be chosen for the tab, that comes first; else whoever signs in is who it goes as. */
function nobodyStep({ app, people, tab }: AppView): NextStep | undefined {
  const isThere = people.some(({ phase }) => tokensIn(phase) || phase.kind === 'acquiring');
  if (isThere || !tab || !app.enabled) return undefined;
  const { label, act } = signInStep(app);
  const begin = () => {
    void run('chooseInTab', { tab: tab.id, app: app.id });
    act();
  };
  return { label, act: begin };
}

/** The one thing that brings an app forward in the tab at hand; undefined: nothing has to be done. */
export function stepOf(view: AppView): NextStep | undefined {
  const { app, phase, identity, source, tab } = view;
  if (isNobody(view)) return nobodyStep(view);
  const next = nextStep(app, phase, identity, source);
  // Else it would sign in as whom the other tabs go as.
  return next?.isSignIn && tab?.isOwn ? { ...next, act: () => signInAs(app, identity) } : next;
}
