import type { OriginHeader } from '../core/app.ts';
import type { AppId } from '../core/app-id.ts';
import { FailureError } from '../core/failure.ts';
import type { Note } from '../core/session.ts';
import { appById } from '../core/state.ts';
import type { Obtained } from '../oauth/obtained.ts';
import { change, readState } from './store.ts';

const NOTES = { remove: 'origin_removed', redirect: 'origin_set' } as const;

/** The tokens with what had to be done for them; undefined: nothing. */
export const noted = ({ tokens, ...rest }: Obtained, note: Note | undefined): Obtained => ({
  ...rest,
  tokens: note === undefined ? tokens : { ...tokens, notes: [...(tokens.notes ?? []), note] },
});

export interface Healed<Value> {
  readonly value: Value;
  readonly note?: Note;
}

const remember = (id: AppId, originHeader: OriginHeader) =>
  change(({ apps }) => ({
    apps: apps.map((app) => (app.id === id ? { ...app, originHeader } : app)),
  }));

/**
 * Runs a token request, and once more where the issuer says that it minds the `Origin` header: with the
 * header changed as it asks. That is remembered for the app, and `note` is for the tokens.
 */
export async function originHealed<Value>(
  id: AppId,
  request: () => Promise<Value>,
): Promise<Healed<Value>> {
  try {
    return { value: await request() };
  } catch (error) {
    const hint = error instanceof FailureError ? error.originHint : undefined;
    const app = appById((await readState()).apps, id);
    if (!hint || !app || app.originHeader === hint) throw error;
    await remember(id, hint);
    return { value: await request(), note: NOTES[hint] };
  }
}

/** As `originHealed`, for a request that brings tokens. */
export async function withOriginHealed(
  id: AppId,
  request: () => Promise<Obtained>,
): Promise<Obtained> {
  const { value, note } = await originHealed(id, request);
  return noted(value, note);
}
