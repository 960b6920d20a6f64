import { batch, signal } from '@preact/signals';
import type { AppField } from '../core/app-form.ts';
import { readAddress } from '../core/pasted-address.ts';
import type { Problem } from '../core/problem.ts';
import type { AppKind, BlankName, Provider } from '../core/providers/provider.ts';
import type { FormModel } from './form-model.ts';
import {
  asProvider,
  candidatesIn,
  fieldsIn,
  isBareHost,
  issuerIn,
  type Reading,
  readingOf,
  wrongBlanks,
} from './reading.ts';

/** Reads what stands in the issuer's field, and fills the form with what it says. */
export function createAddress(model: FormModel) {
  const { form, status, put, fillFromAddress } = model;
  const reading = signal<Reading | undefined>(undefined);
  /** What stood in the field when it was read last. A saved app's issuer need not be read. */
  let known = form.value.issuer;

  const settle = () => {
    known = form.value.issuer;
  };

  function take(next: Reading) {
    batch(() => {
      const issuer = issuerIn(next);
      if (issuer !== undefined) put({ issuer });
      reading.value = { ...next, filled: fillFromAddress(fieldsIn(next)) };
    });
    settle();
  }

  const change = (changed: (reading: Reading) => Reading) => {
    status.value = 'idle';
    if (reading.value) take(changed(reading.value));
  };

  /** Why it cannot be read; undefined: it was, or has not changed since. */
  function read(): Problem | undefined {
    if (isRead()) return undefined;
    const address = readAddress(form.value.issuer);
    if (!address.ok) {
      reading.value = undefined;
      return address.fault;
    }
    take(readingOf(address.value));
    return undefined;
  }

  /** Where to look for the metadata of what stands in the field. */
  function candidates(): readonly string[] {
    if (reading.value) return candidatesIn(reading.value);
    const address = readAddress(form.value.issuer);
    const found = address.ok ? candidatesIn(readingOf(address.value)) : [];
    return found.length > 0 ? found : [form.value.issuer.trim()];
  }

  const isRead = () => form.value.issuer === known && known !== '';

  /** A bare name with a dot in it may be anything: it is tried only when the user says so. */
  const isGuess = () => !isRead() && isBareHost(form.value.issuer);

  /** Notes what was filled in on the way. */
  const add = (filled: readonly AppField[]) => {
    const { value } = reading;
    if (value) reading.value = { ...value, filled: [...value.filled, ...filled] };
  };

  const blanksAmiss = () => (reading.value ? wrongBlanks(reading.value) : []);

  /** Notes which blanks are missing. Whether there are any. */
  function refuseBlanks(): boolean {
    const refused = blanksAmiss();
    if (reading.value) reading.value = { ...reading.value, refused };
    return refused.length > 0;
  }

  return {
    reading,
    isRead,
    isGuess,
    read,
    add,
    candidates,
    refuseBlanks,
    blanksAmiss,
    settle,
    chooseProvider: (provider: Provider) => change((old) => asProvider(old, provider)),
    chooseKind: (kind: AppKind) => change((old) => ({ ...old, kind })),
    setBlank: (name: BlankName, value: string) =>
      change((old) => ({
        ...old,
        blanks: { ...old.blanks, [name]: value },
        refused: old.refused.filter((other) => other !== name),
      })),
    forget: () => {
      reading.value = undefined;
      settle();
    },
  };
}

export type Address = ReturnType<typeof createAddress>;
