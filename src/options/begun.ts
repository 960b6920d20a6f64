import type { AppForm } from '../core/app-form.ts';
import type { Begun } from '../core/begun.ts';
import { run } from '../ui/actions.ts';
import type { PageState } from '../ui/page-state.ts';
import type { FormModel } from './form-model.ts';
import { guessesFromToken } from './guesses.ts';
import type { createSearch } from './search.ts';

/** Takes what the popup began with: the form has it from then on, the store no longer. Null: it was taken before. */
export function takeBegun({ begun }: PageState): Begun | null {
  if (begun) void run('forgetBegun', {});
  return begun;
}

/** What an app cannot do without, in the order of the form. */
const NEEDED: Readonly<Record<Begun['kind'], readonly (keyof AppForm)[]>> = {
  address: ['issuer', 'clientId', 'apiScopes', 'callers'],
  token: ['token', 'name', 'apiScopes', 'callers'],
};

/** What ends the form: where nothing is left to type, one key goes on. */
export const LAST_STEP = 'last-step';

/** What is still empty, or else what goes on. */
const firstEmpty = ({ form }: FormModel, kind: Begun['kind']) =>
  NEEDED[kind].find((field) => form.value[field] === '') ?? LAST_STEP;

type Searching = Pick<ReturnType<typeof createSearch>, 'searchUnasked'>;

/** Fills a new form with what was pasted in the popup, and leads to what is left to do. */
export function fillFromBegun(model: FormModel, { searchUnasked }: Searching, begun: Begun) {
  const callers = begun.page === undefined ? {} : { callers: begun.page };
  if (begun.kind === 'token') {
    model.put({ grant: 'pasted', token: begun.token });
    model.suggest({ ...callers, ...guessesFromToken(begun.token) });
  } else {
    model.put({ issuer: begun.address });
    searchUnasked();
    if (model.form.value.callers === '') model.suggest(callers);
  }
  if (!model.wanted.value) model.focus(firstEmpty(model, begun.kind));
}
