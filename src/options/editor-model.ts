import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import type { AppId } from '../core/app.ts';
import type { AppField, AppForm } from '../core/app-form.ts';
import type { Metadata } from '../core/discovery.ts';
import { missingOrigins, neededOrigins } from '../core/host-permission.ts';
import { parseIssuer } from '../core/oauth-fields.ts';
import {
  type AppDraft,
  type AppOrigin,
  type FormProblems,
  parseAppForm,
} from '../core/parse-app-form.ts';
import { appById } from '../core/state.ts';
import { originOf, type WebOrigin } from '../core/web-origin.ts';
import { PAGE_ITEMS } from '../platform/items.ts';
import { readItems } from '../platform/storage.ts';
import { requestOrigins, run } from '../ui/actions.ts';
import type { PageState } from '../ui/page-state.ts';
import {
  type EditorSubject,
  ENDPOINTS,
  firstForm,
  foundFields,
  type Search,
  typedEndpoints,
  withoutFindable,
} from './editor-form.ts';
import { go } from './route.ts';

const newId = () => crypto.randomUUID() as AppId;

/** The form of one app: what was typed, what is wrong with it, and what can be done with it. */
export function createEditor(state: ReadonlySignal<PageState>, subject: EditorSubject) {
  const { app } = subject;
  const id = app?.id ?? newId();
  const initial = firstForm(subject);
  const form = signal(initial);
  const saved = signal(initial);
  const problems = signal<FormProblems>({});
  const status = signal<'idle' | 'saving' | 'saved'>('idle');
  /** How often input was refused: each time the first wrong field takes the focus. */
  const refusals = signal(0);
  /** How the last search for the endpoints of the issuer in the form goes. */
  const discovery = signal<Search | undefined>(undefined);
  const typed = new Set<AppField>();

  const isChanged = computed(() => JSON.stringify(form.value) !== JSON.stringify(saved.value));

  /** Another issuer has other endpoints, except where they were typed by hand, and promises of its own. */
  function withoutIssuersOwn(): Partial<AppForm> {
    const own = ENDPOINTS.filter((field) => !typed.has(field));
    return { ...Object.fromEntries(own.map((field) => [field, ''])), namesItself: false };
  }

  const set = <F extends AppField>(field: F, value: AppForm[F]) => {
    batch(() => {
      const { [field]: _solved, ...rest } = problems.value;
      const isOtherIssuer = field === 'issuer' && value !== form.value.issuer;
      typed.add(field);
      problems.value = rest;
      status.value = 'idle';
      form.value = { ...form.value, [field]: value, ...(isOtherIssuer && withoutIssuersOwn()) };
      if (isOtherIssuer) discovery.value = undefined;
    });
  };

  /** The popup may have switched the app on or off since the form was opened. */
  const identity = (): AppOrigin => {
    const stored = appById(state.value.apps, id) ?? app;
    return { id, enabled: stored?.enabled ?? true, saved: stored?.grant };
  };

  const missing = (origins: readonly WebOrigin[]) => missingOrigins(origins, state.value.granted);

  function fillIn(found: Partial<AppForm>) {
    const { authorizationEndpoint: _a, tokenEndpoint: _t, ...rest } = problems.value;
    batch(() => {
      problems.value = rest;
      form.value = { ...form.value, ...found };
    });
  }

  /** What was found. Undefined: nothing, or for an issuer that the form no longer names. */
  async function search(
    issuer: string,
    origins: readonly WebOrigin[],
  ): Promise<Metadata | undefined> {
    discovery.value = { kind: 'looking' };
    await requestOrigins(missing(origins));
    const isAnswered = await run('discover', { issuer });
    const { discovery: answer } = await readItems({ discovery: PAGE_ITEMS.discovery });
    if (form.value.issuer.trim() !== issuer) return undefined;
    const result = isAnswered && answer?.issuer === issuer ? answer : undefined;
    discovery.value = result;
    return result?.kind === 'found' ? result.metadata : undefined;
  }

  async function searchAndFill(issuer: string) {
    const metadata = await search(issuer, [originOf(new URL(issuer))]);
    if (metadata) fillIn(foundFields(metadata));
  }

  /** From the click on "Find endpoints". */
  function findEndpoints() {
    const issuer = parseIssuer(form.value.issuer);
    if (issuer.ok) void searchAndFill(issuer.value);
    else show({ ...problems.value, issuer: issuer.fault });
  }

  async function store({ app: described, clientSecret, token }: AppDraft) {
    const sent = form.value;
    status.value = 'saving';
    const asking = requestOrigins(missing(neededOrigins(described)));
    const isStored = await run('saveApp', {
      app: described,
      ...(clientSecret && { clientSecret }),
      ...(token && { token }),
    });
    await asking;
    batch(() => {
      if (status.value === 'saving') status.value = isStored ? 'saved' : 'idle';
      if (!isStored) return;
      saved.value = { ...sent, clientSecret: '', token: '' };
      // The prompt for permissions leaves time to type on.
      if (form.value === sent) form.value = saved.value;
    });
    if (isStored && !app) go({ kind: 'app', id: described.id });
  }

  /** With stand-ins for the endpoints, everything else of the form can be read already. */
  function originsKnown(): readonly WebOrigin[] {
    const { issuer } = form.value;
    const standIn = { authorizationEndpoint: issuer, tokenEndpoint: issuer };
    const parsed = parseAppForm({ ...form.value, ...standIn }, identity());
    return parsed.ok ? neededOrigins(parsed.value.app) : [originOf(new URL(issuer.trim()))];
  }

  const show = (faults: FormProblems) => {
    problems.value = faults;
    refusals.value += 1;
  };

  /** What the issuer does not tell either has to be typed. */
  function saveOrRefuse() {
    const parsed = parseAppForm(form.value, identity());
    if (parsed.ok) void store(parsed.value);
    else show(parsed.fault);
  }

  /** Saving goes on as soon as the issuer has told its endpoints. */
  async function searchAndSave() {
    status.value = 'saving';
    const metadata = await search(form.value.issuer.trim(), originsKnown());
    // Who has typed on, or reverted, does not want it saved as it stands now.
    if (status.value !== 'saving') return;
    status.value = 'idle';
    if (!metadata) return;
    fillIn({ ...foundFields(metadata), ...typedEndpoints(form.value) });
    saveOrRefuse();
  }

  /** From the click on "Save". */
  function save() {
    const parsed = parseAppForm(form.value, identity());
    const faults = parsed.ok ? {} : withoutFindable(parsed.fault);
    problems.value = {};
    if (Object.keys(faults).length > 0) show(faults);
    else if (parsed.ok) void store(parsed.value);
    else void searchAndSave();
  }

  const revert = () => {
    batch(() => {
      form.value = saved.value;
      problems.value = {};
      discovery.value = undefined;
      status.value = 'idle';
    });
    typed.clear();
  };

  return {
    isNew: !app,
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
  };
}

export type Editor = ReturnType<typeof createEditor>;
