import { batch, type ReadonlySignal } from '@preact/signals';
import type { Metadata } from '../core/discovery.ts';
import { isGranted, missingOrigins } from '../core/host-permission.ts';
import { originOf, type WebOrigin } from '../core/web-origin.ts';
import { PAGE_ITEMS } from '../platform/items.ts';
import { readItems } from '../platform/storage.ts';
import { requestOrigins, run } from '../ui/actions.ts';
import type { PageState } from '../ui/page-state.ts';
import type { Address } from './address.ts';
import { foundFields } from './editor-form.ts';
import type { FormModel } from './form-model.ts';
import { choicesFor } from './issuer-wishes.ts';

export const originsOf = (addresses: readonly string[]): readonly WebOrigin[] => [
  ...new Set(addresses.map((address) => originOf(new URL(address)))),
];

/** Finds the metadata of the issuer in the form, and fills in what it says. */
export function createSearch(state: ReadonlySignal<PageState>, model: FormModel, address: Address) {
  const { form, problems, discovery, refuse } = model;

  /** What was found. Undefined: nothing, or for an issuer that the form no longer names. */
  async function search(asking: Promise<unknown>): Promise<Metadata | undefined> {
    const issuer = form.value.issuer.trim();
    const candidates = [...address.candidates()];
    discovery.value = { kind: 'looking' };
    await asking;
    const isAnswered = await run('discover', { issuer, candidates });
    const { discovery: answer } = await readItems({ discovery: PAGE_ITEMS.discovery });
    if (form.value.issuer.trim() !== issuer) return undefined;
    const result = isAnswered && answer?.issuer === issuer ? answer : undefined;
    discovery.value = result;
    return result?.kind === 'found' ? result.metadata : undefined;
  }

  const fillIn = (metadata: Metadata, endpoints = {}) =>
    batch(() => {
      model.fillIn({ ...foundFields(metadata), ...endpoints });
      model.suggest(choicesFor(form.value, metadata));
      address.settle();
    });

  async function searchAndFill() {
    const missing = missingOrigins(originsOf(address.candidates()), state.value.granted);
    const metadata = await search(requestOrigins(missing));
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
    const fault = address.read();
    if (fault) refuse({ ...problems.value, issuer: fault });
    else if (!address.lacksBlanks()) searchWhereKnown();
  }

  /** Without a click nobody may be asked, so only an issuer that may be reached already is searched. */
  function readOn() {
    if (form.value.issuer.trim() === '' || address.read()) return;
    const candidates = address.reading.value ? address.candidates() : [];
    const isAllowed = originsOf(candidates).every((it) => isGranted(state.value.granted, it));
    if (candidates.length > 0 && isAllowed && !discovery.value) void searchAndFill();
  }

  return { search, fillIn, findEndpoints, readWhole, readOn };
}
