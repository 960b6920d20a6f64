import { batch, type ReadonlySignal } from '@preact/signals';
import type { Metadata } from '../core/discovery.ts';
import { isGranted, missingOrigins } from '../core/host-permission.ts';
import { originOf, type WebOrigin } from '../core/web-origin.ts';
import { PAGE_ITEMS } from '../platform/items.ts';
import { readItems } from '../platform/storage.ts';
import { requestOrigins, run } from '../ui/actions.ts';
import type { PageState } from '../ui/page-state.ts';
import type { Address } from './address.ts';
import { foundFields, type Search } from './editor-form.ts';
import type { FormModel } from './form-model.ts';
import { choicesFor } from './issuer-wishes.ts';

export const originsOf = (addresses: readonly string[]): readonly WebOrigin[] => [
  ...new Set(addresses.map((address) => originOf(new URL(address)))),
];

/** Each search has one of its own, by which it knows whether it is still waited for. */
const looking = (): Search => ({ kind: 'looking' });

/** What the user is asked for before an issuer is. */
interface Asking {
  readonly origins: readonly WebOrigin[];
  readonly answered: Promise<unknown>;
}

/** Finds the metadata of the issuer in the form, and fills in what it says. */
export function createSearch(state: ReadonlySignal<PageState>, model: FormModel, address: Address) {
  const { form, problems, discovery, refuse } = model;

  /** Shows a step of a search. Tells later whether anyone still waits for it. */
  function begin(step: Search): () => boolean {
    const { issuer } = form.value;
    discovery.value = step;
    return () => discovery.value === step && form.value.issuer.trim() === issuer.trim();
  }

  async function answerFor(issuer: string, candidates: readonly string[]) {
    const isAnswered = await run('discover', { issuer, candidates: [...candidates] });
    const { discovery: answer } = await readItems({ discovery: PAGE_ITEMS.discovery });
    return isAnswered && answer?.issuer === issuer ? answer : undefined;
  }

  /** Asks for what is missing, then the issuer. Undefined: nobody waits for the answer any more. */
  async function ask({ origins, answered }: Asking) {
    const candidates = address.candidates();
    const isWaiting = begin(origins.length > 0 ? { kind: 'waiting', origins } : looking());
    await answered;
    if (!isWaiting()) return undefined;
    const isLooking = begin(looking());
    const answer = await answerFor(form.value.issuer.trim(), candidates);
    return isLooking() ? { answer } : undefined;
  }

  /** What was found. Undefined: nothing, or what nobody waits for any more. */
  async function search(asking: Asking): Promise<Metadata | undefined> {
    const asked = await ask(asking);
    if (!asked) return undefined;
    discovery.value = asked.answer;
    return asked.answer?.kind === 'found' ? asked.answer.metadata : undefined;
  }

  /** Whoever is still asked may answer: nobody listens. */
  function cancel() {
    batch(() => {
      discovery.value = undefined;
      if (model.status.value === 'saving') model.status.value = 'idle';
      model.focus('issuer');
    });
  }

  const fillIn = (metadata: Metadata, endpoints = {}) =>
    batch(() => {
      model.fillIn({ ...foundFields(metadata), ...endpoints });
      model.suggest(choicesFor(form.value, metadata));
      address.add(model.fillName());
      address.settle();
    });

  async function searchAndFill() {
    const origins = missingOrigins(originsOf(address.candidates()), state.value.granted);
    const metadata = await search({ origins, answered: requestOrigins(origins) });
    if (metadata) fillIn(metadata);
  }

  const searchWhereKnown = () => {
    if (address.candidates().length > 0) void searchAndFill();
  };

  /** From a click, or from a key that stands for one. */
  function findEndpoints() {
    const fault = address.read();
    if (fault) refuse({ ...problems.value, issuer: fault });
    else if (address.refuseBlanks()) refuse(problems.value);
    else searchWhereKnown();
  }

  /** From a paste or a choice: what is missing has not been asked for yet. */
  function readWhole() {
    if (!address.isGuess()) readAndGoOn();
  }

  function readAndGoOn() {
    const fault = address.read();
    const [blank] = address.blanksAmiss();
    if (fault) refuse({ ...problems.value, issuer: fault });
    else if (blank) model.focus(`blank-${blank}`);
    else searchWhereKnown();
  }

  /** From the Enter key, which first only reads, and then stands for a click. */
  const enter = () => (address.isRead() ? findEndpoints() : readAndGoOn());

  /** Without a click nobody may be asked, so only an issuer that may be reached already is searched. */
  function readOn() {
    if (form.value.issuer.trim() === '' || address.isGuess() || address.read()) return;
    const candidates = address.reading.value ? address.candidates() : [];
    const isAllowed = originsOf(candidates).every((it) => isGranted(state.value.granted, it));
    if (candidates.length > 0 && isAllowed && !discovery.value) void searchAndFill();
  }

  /** Some issuers answer whoever asks (CORS). Of one that does not, the search before saving asks. */
  async function searchWithoutAsking() {
    const metadata = await search({ origins: [], answered: Promise.resolve() });
    const { value } = discovery;
    if (metadata) fillIn(metadata);
    else if (value?.kind === 'failed' && value.failure.code === 'permission_missing') {
      discovery.value = { kind: 'later' };
    }
  }

  /** What was pasted on another page of ours was meant to be searched, but here is no click to ask a user by. */
  function searchUnasked() {
    const fault = address.read();
    const [blank] = address.blanksAmiss();
    if (fault) refuse({ ...problems.value, issuer: fault });
    else if (blank) model.focus(`blank-${blank}`);
    else if (address.candidates().length > 0) void searchWithoutAsking();
  }

  return { search, fillIn, findEndpoints, enter, readWhole, readOn, searchUnasked, cancel };
}
