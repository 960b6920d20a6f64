import { batch, computed, effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import type { App, AppId } from '../core/app.ts';
import { type AppField, type AppForm, EMPTY_FORM, formOf } from '../core/app-form.ts';
import type { Discovery, Metadata } from '../core/discovery.ts';
import { missingOrigins, neededOrigins } from '../core/host-permission.ts';
import { parseIssuer } from '../core/oauth-fields.ts';
import { type AppDraft, type FormProblems, parseAppForm } from '../core/parse-app-form.ts';
import type { Problem } from '../core/problem.ts';
import { originOf, type WebOrigin } from '../core/web-origin.ts';
import { requestOrigins, run } from '../ui/actions.ts';
import type { PageState } from '../ui/page-state.ts';
import { go } from './route.ts';

export interface EditorSubject {
  /** The app to edit; undefined: a new one. */
  readonly app?: App | undefined;
  /** The app whose settings a new one begins with. */
  readonly from?: App | undefined;
  readonly copyName: (name: string) => string;
}

const newId = () => crypto.randomUUID() as AppId;

const ENDPOINTS = ['authorizationEndpoint', 'tokenEndpoint'] as const;

const isMissing = (problem: Problem | undefined) => problem?.code === 'required';

/** Whether the form lacks nothing but what the issuer itself can tell. */
const lacksEndpointsOnly = (problems: FormProblems) =>
  Object.entries(problems).every(
    ([field, problem]) => ENDPOINTS.includes(field as 'tokenEndpoint') && isMissing(problem),
  );

function firstForm({ app, from, copyName }: EditorSubject): AppForm {
  if (app) return formOf(app);
  return from ? { ...formOf(from), name: copyName(from.name) } : EMPTY_FORM;
}

/** The form of one app: what was typed, what is wrong with it, and what can be done with it. */
export function createEditor(state: ReadonlySignal<PageState>, subject: EditorSubject) {
  const { app } = subject;
  const identity = { id: app?.id ?? newId(), enabled: app?.enabled ?? true, isNew: !app };
  const initial = firstForm(subject);
  const form = signal(initial);
  const saved = signal(initial);
  const problems = signal<FormProblems>({});
  const status = signal<'idle' | 'saving' | 'saved'>('idle');
  /** How often input was refused: each time the first wrong field takes the focus. */
  const refusals = signal(0);
  const searched = signal<string | undefined>(undefined);
  /** Saving was asked for, and goes on as soon as the issuer has told its endpoints. */
  let savesWhenFound = false;

  const discovery = computed<Discovery | undefined>(() =>
    searched.value === undefined ? undefined : state.value.discoveries[searched.value],
  );
  const isChanged = computed(
    () => JSON.stringify(form.value) !== JSON.stringify(saved.value) || subject.from !== undefined,
  );

  const set = <F extends AppField>(field: F, value: AppForm[F]) => {
    batch(() => {
      const { [field]: _solved, ...rest } = problems.value;
      problems.value = rest;
      status.value = 'idle';
      form.value = { ...form.value, [field]: value, ...dependents(field) };
      if (field === 'issuer') searched.value = undefined;
    });
  };

  /** Another issuer has other endpoints, and promises of its own. */
  const dependents = (field: AppField): Partial<AppForm> =>
    field === 'issuer' && searched.value !== undefined
      ? { authorizationEndpoint: '', tokenEndpoint: '', namesItself: false }
      : {};

  const missing = (origins: readonly WebOrigin[]) => missingOrigins(origins, state.value.granted);

  async function search(issuer: string, origins: readonly WebOrigin[]) {
    searched.value = issuer;
    await requestOrigins(missing(origins));
    await run('discover', { issuer });
  }

  /** From the click on "Find endpoints". */
  function findEndpoints() {
    const issuer = parseIssuer(form.value.issuer);
    if (!issuer.ok) {
      show({ ...problems.value, issuer: issuer.fault });
      return;
    }
    void search(issuer.value, [originOf(new URL(issuer.value))]);
  }

  async function store({ app: described, clientSecret, token }: AppDraft) {
    status.value = 'saving';
    const asking = requestOrigins(missing(neededOrigins(described)));
    const isStored = await run('saveApp', {
      app: described,
      ...(clientSecret && { clientSecret }),
      ...(token && { token }),
    });
    await asking;
    batch(() => {
      status.value = isStored ? 'saved' : 'idle';
      if (isStored) {
        form.value = { ...form.value, clientSecret: '', token: '' };
        saved.value = form.value;
      }
    });
    if (isStored && !app) go({ kind: 'app', id: described.id });
  }

  /** With stand-ins for the endpoints, everything else of the form can be read already. */
  function originsKnown(): readonly WebOrigin[] {
    const { issuer } = form.value;
    const standIn = { authorizationEndpoint: issuer, tokenEndpoint: issuer };
    const parsed = parseAppForm({ ...form.value, ...standIn }, identity);
    return parsed.ok ? neededOrigins(parsed.value.app) : [];
  }

  const show = (faults: FormProblems) => {
    problems.value = faults;
    refusals.value += 1;
  };

  /** From the click on "Save". */
  function save() {
    const parsed = parseAppForm(form.value, identity);
    if (parsed.ok) {
      problems.value = {};
      void store(parsed.value);
    } else if (lacksEndpointsOnly(parsed.fault)) {
      status.value = 'saving';
      void search(form.value.issuer.trim(), originsKnown());
      // Only now: what an earlier search has left in the store must not decide.
      savesWhenFound = true;
    } else {
      show(parsed.fault);
    }
  }

  function fillIn({ authorizationEndpoint = '', tokenEndpoint, namesItself }: Metadata) {
    const { authorizationEndpoint: _a, tokenEndpoint: _t, ...rest } = problems.value;
    problems.value = rest;
    form.value = { ...form.value, authorizationEndpoint, tokenEndpoint, namesItself };
  }

  function followDiscovery(found: Discovery | undefined) {
    if (found === undefined || found.kind === 'looking') return;
    const goesOn = savesWhenFound;
    savesWhenFound = false;
    if (found.kind === 'found') fillIn(found.metadata);
    if (!goesOn) return;
    status.value = 'idle';
    if (found.kind === 'found') save();
  }

  const stop = effect(() => {
    const found = discovery.value;
    untracked(() => followDiscovery(found));
  });

  const revert = () => {
    batch(() => {
      form.value = saved.value;
      problems.value = {};
      status.value = 'idle';
    });
  };

  return {
    isNew: identity.isNew,
    form,
    problems,
    refusals,
    status,
    discovery,
    isChanged,
    set,
    findEndpoints,
    save,
    revert,
    stop,
  };
}

export type Editor = ReturnType<typeof createEditor>;
