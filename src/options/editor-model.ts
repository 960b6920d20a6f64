import { batch, type ReadonlySignal } from '@preact/signals';
import type { AppId } from '../core/app.ts';
import type { Metadata } from '../core/discovery.ts';
import { missingOrigins, neededOrigins } from '../core/host-permission.ts';
import { parseIssuer } from '../core/oauth-fields.ts';
import { type AppDraft, type AppOrigin, parseAppForm } from '../core/parse-app-form.ts';
import { appById } from '../core/state.ts';
import { originOf, type WebOrigin } from '../core/web-origin.ts';
import { PAGE_ITEMS } from '../platform/items.ts';
import { readItems } from '../platform/storage.ts';
import { requestOrigins, run } from '../ui/actions.ts';
import type { PageState } from '../ui/page-state.ts';
import {
  type EditorSubject,
  firstForm,
  foundFields,
  typedEndpoints,
  withoutFindable,
} from './editor-form.ts';
import { createForm } from './form-model.ts';
import { go } from './route.ts';

const newId = () => crypto.randomUUID() as AppId;

/** The form of one app, and what can be done with it: find the issuer's endpoints, save, revert. */
export function createEditor(state: ReadonlySignal<PageState>, subject: EditorSubject) {
  const { app } = subject;
  const id = app?.id ?? newId();
  const model = createForm(firstForm(subject));
  const { form, problems, status, discovery, fillIn, refuse } = model;

  /** The popup may have switched the app on or off since the form was opened. */
  const identity = (): AppOrigin => {
    const stored = appById(state.value.apps, id) ?? app;
    return { id, enabled: stored?.enabled ?? true, saved: stored?.grant };
  };

  const parse = () => parseAppForm(form.value, identity());

  const missing = (origins: readonly WebOrigin[]) => missingOrigins(origins, state.value.granted);

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
    else refuse({ ...problems.value, issuer: issuer.fault });
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
      if (isStored) model.setSaved(sent);
    });
    if (isStored && !app) go({ kind: 'app', id: described.id });
  }

  /** With stand-ins for the endpoints that are missing, everything else of the form can be read already. */
  function originsKnown(): readonly WebOrigin[] {
    const { issuer } = form.value;
    const standIn = { authorizationEndpoint: issuer, tokenEndpoint: issuer };
    const complete = { ...form.value, ...standIn, ...typedEndpoints(form.value) };
    const parsed = parseAppForm(complete, identity());
    return parsed.ok ? neededOrigins(parsed.value.app) : [originOf(new URL(issuer.trim()))];
  }

  /** What the issuer does not tell either has to be typed. */
  function saveOrRefuse() {
    const parsed = parse();
    if (parsed.ok) void store(parsed.value);
    else refuse(parsed.fault);
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
    const parsed = parse();
    const faults = parsed.ok ? {} : withoutFindable(parsed.fault);
    problems.value = {};
    if (Object.keys(faults).length > 0) refuse(faults);
    else if (parsed.ok) void store(parsed.value);
    else void searchAndSave();
  }

  return { ...model, isNew: !app, findEndpoints, save };
}

export type Editor = ReturnType<typeof createEditor>;
