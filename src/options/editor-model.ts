import { batch, computed, type ReadonlySignal } from '@preact/signals';
import type { App } from '../core/app.ts';
import type { AppId } from '../core/app-id.ts';
import { withMyPages } from '../core/caller.ts';
import type { FormProblems } from '../core/form-reader.ts';
import { missingOrigins, neededOrigins } from '../core/host-permission.ts';
import { type AppDraft, type AppOrigin, parseAppForm } from '../core/parse-app-form.ts';
import type { Problem } from '../core/problem.ts';
import { appById } from '../core/state.ts';
import type { WebOrigin } from '../core/web-origin.ts';
import { requestOrigins, run } from '../ui/actions.ts';
import type { PageState } from '../ui/page-state.ts';
import { endWatch } from '../ui/watch-tab.ts';
import { createAddress } from './address.ts';
import { beginForm } from './begin-form.ts';
import { type EditorSubject, firstForm, typedEndpoints, withoutFindable } from './editor-form.ts';
import { createForm } from './form-model.ts';
import { isHeld, type SecretField } from './held-secrets.ts';
import { dropUnsavedKey } from './make-key.ts';
import { returnAfterSignIn } from './return-to-tab.ts';
import { go } from './route.ts';
import { createSearch, originsOf } from './search.ts';

const newId = () => crypto.randomUUID() as AppId;

/** The form of one app, and what can be done with it: find the issuer's endpoints, save, revert. */
export function createEditor(state: ReadonlySignal<PageState>, subject: EditorSubject) {
  const { app } = subject;
  const id = app?.id ?? newId();
  const model = createForm(firstForm(subject));
  const { form, problems, status, refuse } = model;
  const address = createAddress(model);
  const searching = createSearch(state, model, address);
  const { search, fillIn } = searching;

  const others = computed(() => state.value.apps.filter((other) => other.id !== id));
  /** The user's own pages. */
  const pages = computed(() => state.value.settings.pages);

  /** The popup may have switched the app on or off since the form was opened, or a rival may have been named. */
  const identity = (): AppOrigin => {
    const stored = appById(state.value.apps, id) ?? app;
    const { enabled = true, rivals = [], grant } = stored ?? {};
    return { id, enabled, rivals, saved: grant };
  };

  const parse = () => parseAppForm(form.value, identity());

  /** Whether a secret's field may stay empty, because what was given before is still good. */
  function keeps(field: SecretField): boolean {
    const stored = appById(state.value.apps, id);
    if (!stored || !isHeld(state.value, stored, field)) return false;
    const parsed = parse();
    return parsed.ok || parsed.fault[field] === undefined;
  }

  const originsOfAll = (described: App) =>
    neededOrigins(withMyPages(described, state.value.settings.pages));

  const missing = (origins: readonly WebOrigin[]) => missingOrigins(origins, state.value.granted);

  /** From the click that ends the form of what was seen, what was granted to see it is given back. */
  const permit = (origins: readonly WebOrigin[]): Promise<unknown> => {
    const { watch, granted } = state.value;
    return subject.seen && watch
      ? endWatch(watch, granted, origins)
      : requestOrigins(missing(origins));
  };

  /** Whether the click that saves is to get the first token too. */
  let signsIn = false;

  /** Once the user has said what may be reached: the sign-in needs it. */
  function goOn() {
    if (!signsIn) return;
    if (subject.begun) returnAfterSignIn(state, id, subject.begun);
    void run('signIn', { id });
  }

  async function store({ app: described, ...secrets }: AppDraft) {
    const sent = form.value;
    status.value = 'saving';
    const asking = permit(originsOfAll(described));
    const isStored = await run('saveApp', { app: described, ...secrets });
    await asking;
    batch(() => {
      if (status.value === 'saving') status.value = isStored ? 'saved' : 'idle';
      if (isStored) model.setSaved(sent);
    });
    if (isStored && !app) subject.onNew(described.id);
    if (isStored) goOn();
  }

  /** With stand-ins for the endpoints that are missing, everything else of the form can be read already. */
  function originsKnown(): readonly WebOrigin[] {
    const { issuer } = form.value;
    const standIn = {
      authorizationEndpoint: issuer,
      tokenEndpoint: issuer,
      deviceAuthorizationEndpoint: issuer,
      pushedRequestEndpoint: issuer,
    };
    const complete = { ...form.value, ...standIn, ...typedEndpoints(form.value) };
    const parsed = parseAppForm(complete, identity());
    return parsed.ok ? originsOfAll(parsed.value.app) : originsOf([issuer.trim()]);
  }

  /** What the issuer does not tell either has to be typed. */
  function saveOrRefuse() {
    const parsed = parse();
    if (parsed.ok) void store(parsed.value);
    else refuse(parsed.fault);
  }

  let searches = 0;

  /** A search that was given up must not end the one that has followed it. */
  const countSearch = () => {
    searches += 1;
    const own = searches;
    return () => own === searches;
  };

  /** Saving goes on as soon as the issuer has told its endpoints. */
  async function searchAndSave() {
    const isLatest = countSearch();
    status.value = 'saving';
    const origins = originsKnown();
    const metadata = await search({ origins: missing(origins), answered: permit(origins) });
    if (!isLatest()) return;
    // Who has typed on, or reverted, does not want it saved as it stands now.
    if (status.value !== 'saving') return;
    status.value = 'idle';
    if (!metadata) return;
    fillIn(metadata, typedEndpoints(form.value));
    saveOrRefuse();
  }

  /** What is wrong that no search can put right. An issuer that waits for blanks is not wrong itself. */
  function faultsIn(faults: FormProblems, unread: Problem | undefined): FormProblems {
    const { issuer, ...others } = withoutFindable(faults);
    const ownFault = unread ?? (address.blanksAmiss().length > 0 ? undefined : issuer);
    return ownFault ? { ...others, issuer: ownFault } : others;
  }

  /** From the click on "Save", or on the one that gets the first token too. */
  function save(thenSignsIn = false) {
    signsIn = thenSignsIn;
    const unread = form.value.grant === 'pasted' ? undefined : address.read();
    model.fillName();
    const parsed = parse();
    const faults = faultsIn(parsed.ok ? {} : parsed.fault, unread);
    const lacksBlanks = !parsed.ok && address.refuseBlanks();
    problems.value = {};
    if (Object.keys(faults).length > 0 || lacksBlanks) refuse(faults);
    else if (parsed.ok) void store(parsed.value);
    else if (address.candidates().length > 0) void searchAndSave();
    else refuse(parsed.fault);
  }

  function revert() {
    dropUnsavedKey(model);
    model.revert();
    address.forget();
  }

  /** From the click that gives a new app up. */
  function discard() {
    if (subject.seen) void permit([]);
    revert();
    go({ kind: 'home' });
  }

  beginForm(model, searching, subject);

  return {
    ...model,
    isNew: !app,
    address,
    others,
    pages,
    ...searching,
    keeps,
    save,
    revert,
    discard,
  };
}

export type Editor = ReturnType<typeof createEditor>;
